package pilotcity.portal.kernel.http.operation;

import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Label;
import pilotcity.index.text.TextFolding;
import pilotcity.portal.kernel.http.request.QueryParameters;
import pilotcity.portal.kernel.problem.Problem;

/**
 * One parameter of an operation (OpenAPI 3.1.1, clause 4.8.12): how it is described, and how its value is read. An
 * array is written with commas ({@code style: form, explode: false}).
 *
 * @param schema what a value can be; not the only check, but never looser in what it says than the reader
 * @param fallback what counts when it is missing, or null
 * @param examples values as they stand in an address; each can be sent as it is
 * @param kind of which kind the value is an id, so that the document can show one that is there; or null
 */
public record OperationParameter<T>(
        String name,
        Place place,
        Label description,
        boolean required,
        JsonObject schema,
        BiFunction<QueryParameters, String, Optional<T>> reader,
        @Nullable T fallback,
        List<String> examples,
        @Nullable String kind) {

    /** Where it stands. */
    public enum Place {
        QUERY,
        PATH,
        HEADER
    }

    private static <T> OperationParameter<T> query(
            String name,
            Label description,
            JsonObject schema,
            BiFunction<QueryParameters, String, Optional<T>> reader) {
        return new OperationParameter<>(name, Place.QUERY, description, false, schema, reader, null, List.of(), null);
    }

    public static OperationParameter<String> text(String name, String zh, String en) {
        return query(name, new Label(zh, en), SchemaBuilder.text(), QueryParameters::find);
    }

    public static OperationParameter<Integer> integer(String name, int lowest, int highest, String zh, String en) {
        return query(
                name,
                new Label(zh, en),
                SchemaBuilder.integer(lowest, highest),
                (given, called) -> given.find(called).map(text -> given.integer(called, lowest, lowest, highest)));
    }

    public static OperationParameter<Double> number(String name, double lowest, double highest, String zh, String en) {
        return query(
                name,
                new Label(zh, en),
                SchemaBuilder.number(lowest, highest),
                (given, called) -> given.number(called, lowest, highest));
    }

    public static OperationParameter<Boolean> flag(String name, String zh, String en) {
        return query(
                name,
                new Label(zh, en),
                SchemaBuilder.bool(),
                (given, called) -> given.find(called).map(text -> given.flag(called, false)));
    }

    /** Numbers separated by commas, as many as one of {@code counts}. */
    public static OperationParameter<double[]> numbers(String name, Set<Integer> counts, String zh, String en) {
        int fewest = counts.stream().min(Integer::compare).orElseThrow();
        int most = counts.stream().max(Integer::compare).orElseThrow();
        return query(
                name,
                new Label(zh, en),
                SchemaBuilder.list(SchemaBuilder.number(), fewest, most),
                (given, called) -> given.numbers(called, counts));
    }

    /** One of {@code values}. */
    public static OperationParameter<String> choice(String name, List<String> values, String zh, String en) {
        return of(name, SchemaBuilder.choice(values), text -> choose(values, TextFolding.narrow(text)), zh, en);
    }

    private static String choose(List<String> values, String text) {
        if (!values.contains(text)) {
            int last = values.size() - 1;
            throw new IllegalArgumentException("must be " + String.join(", ", values.subList(0, last)) + " or "
                    + values.get(last) + ", not '" + text + "'");
        }
        return text;
    }

    /** @param reader throws an {@link IllegalArgumentException} that says what is wrong, or a {@link Problem} */
    public static <T> OperationParameter<T> of(
            String name, JsonObject schema, Function<String, T> reader, String zh, String en) {
        return query(name, new Label(zh, en), schema, (given, called) -> given.read(called, reader));
    }

    /** Items separated by commas, each read by {@code reader}. */
    public static <T> OperationParameter<List<T>> list(
            String name, JsonObject items, Function<String, T> reader, String zh, String en) {
        return of(
                name,
                SchemaBuilder.list(items).put("minItems", 1),
                text -> Arrays.stream(text.split(",", -1))
                        .map(String::strip)
                        .map(reader)
                        .toList(),
                zh,
                en);
    }

    /** A part of the path, {@code {name}} there. */
    public static OperationParameter<String> path(String name, String zh, String en) {
        return new OperationParameter<>(
                name,
                Place.PATH,
                new Label(zh, en),
                true,
                SchemaBuilder.text().put("minLength", 1),
                QueryParameters::find,
                null,
                List.of(),
                null);
    }

    /** A header field; read by the handler of the operation. */
    public static OperationParameter<String> header(String name, JsonObject schema, String zh, String en) {
        return new OperationParameter<>(
                name, Place.HEADER, new Label(zh, en), false, schema, QueryParameters::find, null, List.of(), null);
    }

    /** The same, but must be given. */
    public OperationParameter<T> needed() {
        return new OperationParameter<>(name, place, description, true, schema, reader, fallback, examples, kind);
    }

    /** The same, being {@code value} when it is missing. */
    public OperationParameter<T> orElse(T value) {
        return new OperationParameter<>(name, place, description, required, schema, reader, value, examples, kind);
    }

    public OperationParameter<T> example(String... values) {
        return new OperationParameter<>(
                name, place, description, required, schema, reader, fallback, List.of(values), kind);
    }

    /** The same, saying that it is the id of a document of {@code of}. */
    public OperationParameter<T> idOf(String of) {
        return new OperationParameter<>(name, place, description, required, schema, reader, fallback, examples, of);
    }

    /** The same with another schema: some values are known only when the portal starts. */
    public OperationParameter<T> withSchema(JsonObject other) {
        return new OperationParameter<>(name, place, description, required, other, reader, fallback, examples, kind);
    }

    /**
     * The value, its fallback, or empty.
     *
     * @throws Problem that names it when it is wrong, or missing and needed
     */
    public Optional<T> find(QueryParameters given) {
        Optional<T> found = reader.apply(given, name);
        if (found.isEmpty() && required) {
            throw Problem.field(name, "is required");
        }
        return found.or(() -> Optional.ofNullable(fallback));
    }

    /** The value of a parameter that is needed or has a fallback. */
    public T get(QueryParameters given) {
        return find(given).orElseThrow(() -> Problem.field(name, "is required"));
    }
}
