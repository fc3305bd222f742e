package pilotcity.portal.face.graphql.mutation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import pilotcity.index.spatial.GeoJson;
import pilotcity.portal.face.graphql.filter.FilterConditions;
import pilotcity.portal.face.graphql.loading.GlobalId;
import pilotcity.portal.kernel.verb.input.InputField;
import pilotcity.portal.kernel.verb.input.InputType;

/** What scalars and inputs have read, as {@link pilotcity.portal.kernel.verb.input.InputReader} takes values. */
final class MutationInputValues {
    static final String CODE = "code";
    static final String VALUES = "values";
    private static final JsonFactory JSON = new JsonFactory();

    private MutationInputValues() {}

    static Map<String, Object> of(List<InputField> fields, Map<String, @Nullable Object> given) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (InputField field : fields) {
            Object value = given.get(field.name());
            if (value != null) {
                values.put(field.name(), value(field, value));
            }
        }
        return values;
    }

    private static Object value(InputField field, Object value) {
        if (field.type() == InputType.ANSWERS) {
            return answers((List<?>) value);
        }
        return value instanceof List<?> items
                ? items.stream()
                        .map(item -> item(field, Objects.requireNonNull(item)))
                        .toList()
                : item(field, value);
    }

    private static Object item(InputField field, Object value) {
        return switch (value) {
            case Map<?, ?> object when field.type() == InputType.JSON -> object;
            case Map<?, ?> group -> of(field.fields(), FilterConditions.object(group));
            case Geometry geometry -> json(geometry);
            case String id
            when field.type() == InputType.ID && field.target() != null ->
                GlobalId.of(field.target(), id).id();
            case String text -> text;
            case Number number -> number;
            case Boolean flag -> flag;
            case byte[] file -> file;
            default -> value.toString();
        };
    }

    private static Map<String, Object> answers(List<?> items) {
        Map<String, Object> answers = new LinkedHashMap<>();
        for (Object item : items) {
            Map<String, @Nullable Object> answer = FilterConditions.object(Objects.requireNonNull(item));
            answers.put(String.valueOf(answer.get(CODE)), Objects.requireNonNull(answer.get(VALUES)));
        }
        return answers;
    }

    private static String json(Geometry geometry) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            GeoJson.write(json, geometry);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
