package pilotcity.portal.kernel.http.request;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import pilotcity.index.text.InvisibleCharacters;
import pilotcity.index.text.TextFolding;
import pilotcity.portal.kernel.problem.Problem;

/** The query parameters of a request. One that is not expected, given twice, or malformed is a {@link Problem}. */
public final class QueryParameters {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?");

    private final MultiMap values;

    private QueryParameters(MultiMap values) {
        this.values = values;
    }

    /** @param known every parameter the address takes */
    public static QueryParameters of(RoutingContext context, Set<String> known) {
        return of(context.queryParams(), known);
    }

    /** Parameters that do not stand in an address as they are, but were made from one. */
    public static QueryParameters of(MultiMap values, Set<String> known) {
        for (String name : values.names()) {
            if (!known.contains(name)) {
                throw Problem.field(
                        name,
                        "unknown parameter; known are "
                                + String.join(", ", known.stream().sorted().toList()));
            }
            if (values.getAll(name).size() > 1) {
                throw Problem.field(name, "is given more than once");
            }
        }
        return new QueryParameters(values);
    }

    /** The value, or empty where it is missing or blank. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !InvisibleCharacters.isBlank(value));
    }

    /** The items of a comma-separated value. */
    public List<String> list(String name) {
        return find(name)
                .map(value ->
                        Arrays.stream(value.split(",", -1)).map(String::strip).toList())
                .orElse(List.of());
    }

    public int integer(String name, int fallback, int lowest, int highest) {
        return find(name).map(value -> parse(name, value, lowest, highest)).orElse(fallback);
    }

    private static int parse(String name, String value, int lowest, int highest) {
        String reason = "must be a whole number from " + lowest + " to " + highest + ", not '" + value + "'";
        int number = parse(name, TextFolding.narrow(value), reason, Integer::parseInt);
        if (number < lowest || number > highest) {
            throw Problem.field(name, reason);
        }
        return number;
    }

    public boolean flag(String name, boolean fallback) {
        return find(name)
                .map(value -> switch (TextFolding.narrow(value)) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw Problem.field(name, "must be true or false, not '" + value + "'");
                })
                .orElse(fallback);
    }

    /** Numbers separated by commas, as many as one of {@code counts}. */
    public Optional<double[]> numbers(String name, Set<Integer> counts) {
        return find(name).map(value -> {
            String reason = "must be "
                    + counts.stream()
                            .sorted()
                            .map(String::valueOf)
                            .reduce((a, b) -> a + " or " + b)
                            .orElse("") + " numbers separated by commas, not '" + value + "'";
            double[] numbers = Arrays.stream(TextFolding.narrow(value).split(",", -1))
                    .mapToDouble(part -> decimal(name, part.strip(), reason))
                    .toArray();
            if (!counts.contains(numbers.length)) {
                throw Problem.field(name, reason);
            }
            return numbers;
        });
    }

    public Optional<Double> number(String name, double lowest, double highest) {
        return find(name).map(value -> {
            String reason =
                    "must be a number from " + plain(lowest) + " to " + plain(highest) + ", not '" + value + "'";
            double number = decimal(name, TextFolding.narrow(value), reason);
            if (number < lowest || number > highest) {
                throw Problem.field(name, reason);
            }
            return number;
        });
    }

    private static String plain(double number) {
        return java.math.BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private static double decimal(String name, String value, String reason) {
        if (!DECIMAL.matcher(value).matches()) {
            throw Problem.field(name, reason);
        }
        double number = Double.parseDouble(value);
        if (!Double.isFinite(number)) {
            throw Problem.field(name, reason);
        }
        return number;
    }

    /** The value read by {@code reader}, whose {@link IllegalArgumentException} says what is wrong. */
    public <T> Optional<T> read(String name, Function<String, T> reader) {
        return find(name).map(value -> {
            try {
                return reader.apply(value);
            } catch (IllegalArgumentException e) {
                throw Problem.field(name, String.valueOf(e.getMessage()));
            }
        });
    }

    private static <T> T parse(String name, String value, String reason, Function<String, T> parser) {
        try {
            return parser.apply(value);
        } catch (NumberFormatException e) {
            throw Problem.field(name, reason);
        }
    }
}
