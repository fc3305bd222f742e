package pilotcity.portal.face.ckan.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pilotcity.index.text.InvisibleCharacters;
import pilotcity.portal.kernel.encoding.JsonFault;
import pilotcity.portal.kernel.http.request.FormParser;
import pilotcity.portal.kernel.http.request.StrictJson;
import pilotcity.portal.kernel.http.request.UnicodeCheck;
import pilotcity.portal.kernel.problem.Problem;

/** The parameters of an action: of the address, a form or JSON. Those that an action does not know mean nothing. */
public record ActionParameters(Map<String, @Nullable Object> values) {
    /** One outside of quotation marks. */
    private static final String COMMA = ",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)";

    private static final ObjectMapper JSON = new ObjectMapper(StrictJson.SHALLOW.copy());
    private static final TypeReference<Map<String, @Nullable Object>> MAP = new TypeReference<>() {};

    /** A name that is given more than once is a list. */
    public static ActionParameters ofAddress(MultiMap parameters) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        parameters.forEach((name, value) -> add(values, name, value));
        return new ActionParameters(values);
    }

    private static void add(Map<String, @Nullable Object> values, String name, Object value) {
        Object there = values.get(name);
        if (there == null) {
            values.put(name, value);
        } else {
            List<Object> all = new ArrayList<>(there instanceof List<?> list ? list : List.of(there));
            all.add(value);
            values.put(name, all);
        }
    }

    /**
     * JSON, or a form; a form that has nothing but a name is JSON whose sender did not say so.
     *
     * @throws BadRequestException when it is neither
     */
    public static ActionParameters ofBody(String contentType, Buffer body) {
        if (body.length() == 0) {
            return new ActionParameters(Map.of());
        }
        return FormParser.isForm(contentType) ? ofForm(contentType, body) : new ActionParameters(json(body.toString()));
    }

    private static ActionParameters ofForm(String contentType, Buffer body) {
        String text = body.toString().strip();
        if (text.startsWith("{")) {
            return new ActionParameters(json(text.endsWith("=") ? text.substring(0, text.length() - 1) : text));
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        try {
            FormParser.read(contentType, body, (name, value) -> add(values, name, value));
        } catch (Problem problem) {
            throw new BadRequestException("JSON Error: " + problem.reason());
        }
        return new ActionParameters(values);
    }

    private static Map<String, @Nullable Object> json(String text) {
        try {
            Object read = JSON.readValue(text, Object.class);
            if (read instanceof Map<?, ?>) {
                return sound(JSON.convertValue(read, MAP));
            }
            throw new BadRequestException("JSON Error: Request data JSON decoded to something that is no dictionary.");
        } catch (JsonProcessingException e) {
            throw new BadRequestException(
                    "JSON Error: Error decoding JSON data: " + JsonFault.of(e).en());
        }
    }

    private static Map<String, @Nullable Object> sound(Map<String, @Nullable Object> values) {
        UnicodeCheck.findBroken(values).ifPresent(path -> {
            throw ActionException.validation(path, UnicodeCheck.REASON);
        });
        return values;
    }

    public boolean has(String name) {
        return find(name).isPresent();
    }

    /** The value as it was given; blank is as good as missing. */
    public Optional<Object> find(String name) {
        return Optional.ofNullable(values.get(name))
                .filter(value -> !(value instanceof String text && InvisibleCharacters.isBlank(text)))
                .filter(value -> !(value instanceof List<?> list && list.isEmpty()));
    }

    public Optional<String> text(String name) {
        return find(name)
                .map(value -> value instanceof List<?> list ? String.valueOf(list.getLast()) : value.toString());
    }

    public String text(String name, String fallback) {
        return text(name).orElse(fallback);
    }

    /** @throws ActionException when it is missing */
    public String required(String name) {
        return text(name).orElseThrow(() -> ActionException.validation(name, "Missing value"));
    }

    /** Not less than 0; more than {@code most} is {@code most}. */
    public int number(String name, int fallback, int most) {
        return text(name).map(value -> natural(name, value, most)).orElse(fallback);
    }

    private static int natural(String name, String value, int most) {
        if (!value.matches("[+-]?[0-9]{1,18}")) {
            throw ActionException.validation(name, "Invalid integer");
        }
        long number = Long.parseLong(value);
        if (number < 0) {
            throw ActionException.validation(name, "Must be a natural number");
        }
        return (int) Math.min(number, most);
    }

    /** Whatever CKAN takes for a Boolean: {@code true}, {@code "True"}, {@code yes}, {@code 1} and their opposites. */
    public boolean flag(String name, boolean fallback) {
        return text(name)
                .map(value -> switch (value.toLowerCase(java.util.Locale.ROOT)) {
                    case "true", "yes", "on", "t", "y", "1" -> true;
                    case "false", "no", "off", "f", "n", "0" -> false;
                    default -> throw ActionException.validation(name, "String is not true/false: '" + value + "'");
                })
                .orElse(fallback);
    }

    /** A list, a JSON list, or texts with commas between them. */
    public List<String> texts(String name) {
        return find(name).map(value -> texts(name, value)).orElse(List.of());
    }

    private static List<String> texts(String name, Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        String text = value.toString().strip();
        if (text.startsWith("[")) {
            return parse(name, text) instanceof List<?> list
                    ? list.stream().map(String::valueOf).toList()
                    : List.of();
        }
        return Arrays.stream(text.split(COMMA))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    /** An object, or the text of one. */
    public Optional<Map<?, ?>> group(String name) {
        return find(name)
                .map(value -> value instanceof String text ? parse(name, text) : value)
                .map(value -> {
                    if (value instanceof Map<?, ?> map) {
                        return map;
                    }
                    throw ActionException.validation(name, "Not a dictionary");
                });
    }

    private static Object parse(String name, String text) {
        try {
            Object parsed = JSON.readValue(text, Object.class);
            sound(Map.of(name, parsed));
            return parsed;
        } catch (JsonProcessingException e) {
            throw ActionException.validation(name, "Cannot parse JSON");
        }
    }
}
