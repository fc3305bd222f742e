package pilotcity.portal.face.write;

import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.http.Problem;
import pilotcity.portal.kernel.http.StrictJson;
import pilotcity.portal.kernel.write.InputField;

/** A body in JSON. It has types of its own, so a number in quotation marks is not a number. */
final class JsonBody {
    private JsonBody() {}

    /** @throws Problem when it is no JSON object in UTF-8, or a value is not of the type its field has */
    static Map<String, Object> read(List<InputField> fields, Buffer body) {
        try {
            Map<String, Object> values = StrictJson.read(text(body)).getMap();
            requireTypes("", fields, values);
            return values;
        } catch (IllegalArgumentException e) {
            throw Problem.of(Problem.Kind.BAD_REQUEST, "the body " + e.getMessage());
        }
    }

    private static String text(Buffer body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body.getBytes()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("is not in UTF-8", e);
        }
    }

    private static void requireTypes(String path, List<InputField> fields, Map<?, ?> values) {
        for (InputField field : fields) {
            Object value = values.get(field.name());
            String place = path + field.name();
            if (value != null && field.list()) {
                requireList(place, field, value);
            } else if (value != null) {
                requireType(place, field, value);
            }
        }
    }

    private static void requireList(String path, InputField field, Object value) {
        if (!(value instanceof List<?> items)) {
            throw Problem.field(path, "must be a list");
        }
        for (int i = 0; i < items.size(); i++) {
            Object item = items.get(i);
            if (item != null) {
                requireType(path + "[" + i + "]", field, item);
            }
        }
    }

    private static void requireType(String path, InputField field, Object value) {
        switch (field.type()) {
            case TEXT, CODE, ID, FILE -> require(value instanceof String, path, "a text");
            case DATE -> require(value instanceof String, path, "a date as text");
            case INSTANT -> require(value instanceof String, path, "a time as text");
            case INTEGER -> require(isWhole(value), path, "a whole number");
            case NUMBER -> require(value instanceof Number, path, "a number");
            case BOOLEAN -> require(value instanceof Boolean, path, "true or false");
            case GEOMETRY -> require(value instanceof Map, path, "a GeoJSON object");
            case OBJECT -> {
                require(value instanceof Map, path, "an object");
                requireTypes(path + ".", field.fields(), (Map<?, ?>) value);
            }
            case ANSWERS -> {
                require(value instanceof Map, path, "an object");
                ((Map<?, ?>) value).forEach((code, answer) -> requireAnswer(path + "." + code, answer));
            }
        }
    }

    private static boolean isWhole(Object value) {
        return value instanceof Integer || value instanceof Long;
    }

    private static void requireAnswer(String path, @Nullable Object answer) {
        boolean texts = answer instanceof List<?> list && list.stream().allMatch(String.class::isInstance);
        require(answer == null || answer instanceof String || texts, path, "a text or a list of texts");
    }

    private static void require(boolean holds, String path, String what) {
        if (!holds) {
            throw Problem.field(path, "must be " + what);
        }
    }
}
