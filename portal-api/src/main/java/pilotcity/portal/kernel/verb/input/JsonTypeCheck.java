package pilotcity.portal.kernel.verb.input;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.problem.Problem;

/** JSON has types of its own: a number in quotation marks is not a number. */
public final class JsonTypeCheck {
    private JsonTypeCheck() {}

    /** @throws Problem when a value is not of the type its field has; unknown ones are not looked at */
    public static void require(List<InputField> fields, Map<?, ?> values) {
        requireTypes("", fields, values);
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
            case JSON -> require(value instanceof Map, path, "an object");
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
