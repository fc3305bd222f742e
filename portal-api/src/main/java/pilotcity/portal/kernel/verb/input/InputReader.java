package pilotcity.portal.kernel.verb.input;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import pilotcity.index.kind.Label;
import pilotcity.index.kind.YearRange;
import pilotcity.index.spatial.GeoJson;
import pilotcity.index.spatial.LuceneShapes;
import pilotcity.index.text.InvisibleCharacters;
import pilotcity.index.text.TextFolding;
import pilotcity.portal.kernel.http.request.UnicodeCheck;
import pilotcity.portal.kernel.problem.Problem;

/**
 * Makes the {@link VerbInput} of a verb from what came over the wire; what does not fit is a {@link Problem} that names
 * the field.
 */
public final class InputReader {
    private InputReader() {}

    /**
     * Checks values against the fields they must fit.
     *
     * @param raw as JSON has them: texts, numbers, booleans, lists, maps; a {@code byte[]} is a file
     * @throws Problem BAD_REQUEST for a value that is unknown, missing or malformed
     */
    public static VerbInput read(List<InputField> fields, Map<String, ? extends @Nullable Object> raw) {
        return read("", fields, raw);
    }

    private static VerbInput read(String path, List<InputField> fields, Map<String, ? extends @Nullable Object> raw) {
        Map<String, InputField> known = new LinkedHashMap<>();
        fields.forEach(field -> known.put(field.name(), field));
        for (String name : raw.keySet()) {
            if (!known.containsKey(name)) {
                throw Problem.field(path + name, "unknown; known are " + String.join(", ", known.keySet()));
            }
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (InputField field : fields) {
            Object value = raw.get(field.name());
            if (value != null && !isBlank(value)) {
                values.put(field.name(), value(path + field.name(), field, value));
            } else if (field.required()) {
                throw Problem.field(path + field.name(), new Label("必填", "is required"));
            }
        }
        return new VerbInput(values);
    }

    private static boolean isBlank(Object value) {
        return value instanceof String text && InvisibleCharacters.isBlank(text);
    }

    private static Object value(String path, InputField field, Object value) {
        return field.list() ? items(path, field, value) : item(path, field, value);
    }

    private static List<Object> items(String path, InputField field, Object value) {
        List<?> given = value instanceof List<?> list ? list : List.of(value);
        if (given.size() > field.mostItems()) {
            throw Problem.field(path, tooMany(field));
        }
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            Object each = given.get(i);
            if (each == null || isBlank(each)) {
                throw Problem.field(path + "[" + i + "]", "is empty");
            }
            items.add(item(path + "[" + i + "]", field, each));
        }
        return items;
    }

    private static Label tooMany(InputField field) {
        int most = field.mostItems();
        String unit = field.type() == InputType.FILE ? " 张" : " 项";
        return new Label("最多 " + most + unit, "has at most " + most + " items");
    }

    private static Object item(String path, InputField field, Object value) {
        return switch (field.type()) {
            case TEXT -> text(path, field, value);
            case ID -> id(path, field, value);
            case CODE -> code(path, field, value);
            case INTEGER -> read(path, value, "a whole number", text -> Long.valueOf(text));
            case NUMBER -> number(path, field, value);
            case BOOLEAN -> bool(path, value);
            case DATE -> date(path, value);
            case INSTANT -> instant(path, value);
            case GEOMETRY -> geometry(path, value);
            case FILE -> file(path, field, value);
            case OBJECT -> read(path + ".", field.fields(), map(path, value));
            case JSON -> json(path, value);
            case ANSWERS -> answers(path, value);
        };
    }

    private static String text(String path, InputField field, Object value) {
        if (!(value instanceof String text)) {
            throw Problem.field(path, "must be a text");
        }
        String stripped = InvisibleCharacters.strip(text);
        if (stripped.codePointCount(0, stripped.length()) > field.most()) {
            throw Problem.field(
                    path, new Label("最多 " + field.most() + " 个字符", "has at most " + field.most() + " characters"));
        }
        return storable(path, stripped);
    }

    /** What UTF-8 or the database has no place for is refused, not changed. */
    private static String storable(String path, String text) {
        if (text.indexOf('\0') >= 0) {
            throw Problem.field(path, new Label("含有无法保存的字符 U+0000，请删去", "must not contain the character U+0000"));
        }
        if (!UnicodeCheck.isUnicode(text)) {
            throw Problem.field(path, UnicodeCheck.REASON);
        }
        return text;
    }

    private static String id(String path, InputField field, Object value) {
        return TextFolding.narrow(text(path, field, value instanceof Number number ? number.toString() : value));
    }

    private static String code(String path, InputField field, Object value) {
        String code = TextFolding.narrow(text(path, field, value));
        if (!field.codes().containsKey(code)) {
            throw Problem.field(
                    path, "must be " + String.join(" or ", field.codes().keySet()) + ", not '" + code + "'");
        }
        return code;
    }

    private static Double number(String path, InputField field, Object value) {
        Double number = read(path, value, "a number", Double::valueOf);
        if (!Double.isFinite(number) || number < field.lowest() || number > field.highest()) {
            throw Problem.field(path, "must be from " + field.lowest() + " to " + field.highest() + ", not " + value);
        }
        return number;
    }

    private static Boolean bool(String path, Object value) {
        return switch (TextFolding.narrow(String.valueOf(value))) {
            case "true", "on" -> true;
            case "false" -> false;
            default -> throw Problem.field(path, "must be true or false, not '" + value + "'");
        };
    }

    private static <T> T read(String path, Object value, String what, Function<String, T> reader) {
        if (!(value instanceof List) && !(value instanceof Map)) {
            try {
                return reader.apply(InvisibleCharacters.strip(TextFolding.narrow(String.valueOf(value))));
            } catch (NumberFormatException | DateTimeException e) {
                // reported below with the expected type
            }
        }
        throw Problem.field(path, "must be " + what + ", not '" + value + "'");
    }

    private static LocalDate date(String path, Object value) {
        LocalDate day = read(path, value, "a date such as 2026-05-31", LocalDate::parse);
        requireYear(path, value, YearRange.contain(day));
        return day;
    }

    private static Instant instant(String path, Object value) {
        Instant time = read(
                path,
                value,
                "a time with an offset such as 2026-05-31T08:00:00+08:00",
                text -> OffsetDateTime.parse(text).toInstant());
        requireYear(path, value, YearRange.contain(time));
        return time;
    }

    private static void requireYear(String path, Object value, boolean held) {
        if (!held) {
            throw Problem.field(path, "must be " + YearRange.RANGE + ", not '" + value + "'");
        }
    }

    private static Object geometry(String path, Object value) {
        try {
            Geometry geometry = GeoJson.read(
                    value instanceof String text ? text : io.vertx.core.json.Json.encode(map(path, value)));
            LuceneShapes.requireIndexable(geometry);
            return geometry;
        } catch (IllegalArgumentException e) {
            throw Problem.field(path, String.valueOf(e.getMessage()));
        }
    }

    private static byte[] file(String path, InputField field, Object value) {
        byte[] bytes = value instanceof byte[] given ? given : decoded(path, value);
        if (bytes.length > field.most()) {
            throw Problem.field(
                    path, new Label("最多 " + field.most() + " 字节", "has at most " + field.most() + " bytes"));
        }
        return bytes;
    }

    private static byte[] decoded(String path, Object value) {
        try {
            return Base64.getDecoder().decode(String.valueOf(value).getBytes(StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            throw Problem.field(path, "must be base64 (RFC 4648, clause 4)");
        }
    }

    private static Map<String, Object> map(String path, Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw Problem.field(path, "must be an object");
        }
        Map<String, Object> named = new LinkedHashMap<>();
        map.forEach((name, each) -> {
            if (each != null) {
                named.put(String.valueOf(name), each);
            }
        });
        return named;
    }

    private static JsonObject json(String path, Object value) {
        try {
            JsonObject object = value instanceof String text ? new JsonObject(text) : new JsonObject(map(path, value));
            storable(path, object.encode());
            return object;
        } catch (DecodeException e) {
            throw Problem.field(path, new Label("须为 JSON 对象", "must be a JSON object"));
        }
    }

    private static Map<String, List<String>> answers(String path, Object value) {
        Map<String, List<String>> answers = new LinkedHashMap<>();
        map(path, value).forEach((code, given) -> {
            List<?> texts = given instanceof List<?> list ? list : List.of(given);
            answers.put(
                    storable(path, code),
                    texts.stream()
                            .map(text -> storable(path, String.valueOf(text)))
                            .filter(text -> !InvisibleCharacters.isBlank(text))
                            .toList());
        });
        return answers;
    }
}
