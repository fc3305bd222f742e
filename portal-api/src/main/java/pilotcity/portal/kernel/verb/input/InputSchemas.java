package pilotcity.portal.kernel.verb.input;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import pilotcity.index.kind.Label;
import pilotcity.portal.kernel.http.operation.GeometrySchemas;
import pilotcity.portal.kernel.http.operation.SchemaBuilder;

/** JSON schemas of what verbs take, derived from their fields. */
public final class InputSchemas {
    private InputSchemas() {}

    /** The values as JSON. */
    public static JsonObject json(List<InputField> fields) {
        SchemaBuilder.Members members = SchemaBuilder.object();
        for (InputField field : fields) {
            JsonObject schema = SchemaBuilder.described(value(field, false), field.description());
            if (field.required()) {
                members.with(field.name(), schema);
            } else {
                members.perhaps(field.name(), schema);
            }
        }
        return members.json();
    }

    /** The values as a form: a value in a group is called {@code group[name]}, a file is a part. */
    public static JsonObject form(List<InputField> fields) {
        JsonObject properties = new JsonObject();
        JsonObject patterns = new JsonObject();
        JsonArray required = new JsonArray();
        for (InputField field : fields) {
            add(properties, patterns, field);
            if (field.required() && field.type() != InputType.OBJECT) {
                required.add(field.name());
            }
        }
        JsonObject form = SchemaBuilder.of("object").put("properties", properties);
        if (!patterns.isEmpty()) {
            form.put("patternProperties", patterns);
        }
        if (!required.isEmpty()) {
            form.put("required", required);
        }
        return form.put("additionalProperties", false);
    }

    private static void add(JsonObject properties, JsonObject patterns, InputField field) {
        Label description = field.description();
        switch (field.type()) {
            case OBJECT ->
                field.fields().forEach(inner -> {
                    String name = field.name() + (field.list() ? "[0]" : "") + "[" + inner.name() + "]";
                    properties.put(name, SchemaBuilder.described(value(inner, true), inner.description()));
                });
            case ANSWERS ->
                patterns.put(
                        "^" + field.name() + "\\[[^\\]]+\\]$",
                        SchemaBuilder.described(SchemaBuilder.list(SchemaBuilder.text()), description));
            default -> properties.put(field.name(), SchemaBuilder.described(value(field, true), description));
        }
    }

    private static JsonObject value(InputField field, boolean form) {
        JsonObject single = single(field, form);
        return field.list() ? SchemaBuilder.list(single, 0, field.mostItems()) : single;
    }

    private static JsonObject single(InputField field, boolean form) {
        return switch (field.type()) {
            case TEXT -> SchemaBuilder.text().put("maxLength", field.most());
            case CODE -> SchemaBuilder.choice(field.codes().keySet());
            case ID -> {
                JsonObject id = SchemaBuilder.text().put("maxLength", field.most());
                yield field.target() == null ? id : id.put("x-kind", field.target());
            }
            case INTEGER -> SchemaBuilder.integer();
            case NUMBER -> number(field);
            case BOOLEAN -> SchemaBuilder.bool();
            case DATE -> SchemaBuilder.date();
            case INSTANT -> SchemaBuilder.offsetTime();
            case GEOMETRY -> form ? SchemaBuilder.text() : SchemaBuilder.named(GeometrySchemas.GEOMETRY);
            case FILE ->
                form
                        ? SchemaBuilder.text().put("format", "binary")
                        : SchemaBuilder.text().put("contentEncoding", "base64");
            case OBJECT -> json(field.fields());
            case JSON -> form ? SchemaBuilder.text() : SchemaBuilder.of("object");
            case ANSWERS ->
                SchemaBuilder.map(
                        SchemaBuilder.oneOf(List.of(SchemaBuilder.text(), SchemaBuilder.list(SchemaBuilder.text()))));
        };
    }

    private static JsonObject number(InputField field) {
        return field.lowest() == -Double.MAX_VALUE
                ? SchemaBuilder.number()
                : SchemaBuilder.number(field.lowest(), field.highest());
    }
}
