package pilotcity.portal.kernel.write;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import pilotcity.index.kind.Label;
import pilotcity.portal.kernel.http.operation.GeometrySchemas;
import pilotcity.portal.kernel.http.operation.Schemas;

/** JSON schemas of what verbs take, derived from their fields. */
public final class InputSchemas {
    private InputSchemas() {}

    /** The values as JSON. */
    public static JsonObject json(List<InputField> fields) {
        Schemas.Members members = Schemas.object();
        for (InputField field : fields) {
            JsonObject schema = Schemas.described(value(field, false), field.description());
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
        JsonObject form = Schemas.of("object").put("properties", properties);
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
                    properties.put(name, Schemas.described(value(inner, true), inner.description()));
                });
            case ANSWERS ->
                patterns.put(
                        "^" + field.name() + "\\[[^\\]]+\\]$",
                        Schemas.described(Schemas.list(Schemas.text()), description));
            default -> properties.put(field.name(), Schemas.described(value(field, true), description));
        }
    }

    private static JsonObject value(InputField field, boolean form) {
        JsonObject single = single(field, form);
        return field.list() ? Schemas.list(single, 0, field.mostItems()) : single;
    }

    private static JsonObject single(InputField field, boolean form) {
        return switch (field.type()) {
            case TEXT -> Schemas.text().put("maxLength", field.most());
            case CODE -> Schemas.choice(field.codes().keySet());
            case ID -> {
                JsonObject id = Schemas.text().put("maxLength", field.most());
                yield field.target() == null ? id : id.put("x-kind", field.target());
            }
            case INTEGER -> Schemas.integer();
            case NUMBER -> number(field);
            case BOOLEAN -> Schemas.bool();
            case DATE -> Schemas.date();
            case INSTANT -> Schemas.offsetTime();
            case GEOMETRY -> form ? Schemas.text() : Schemas.named(GeometrySchemas.GEOMETRY);
            case FILE ->
                form ? Schemas.text().put("format", "binary") : Schemas.text().put("contentEncoding", "base64");
            case OBJECT -> json(field.fields());
            case ANSWERS -> Schemas.map(Schemas.oneOf(List.of(Schemas.text(), Schemas.list(Schemas.text()))));
        };
    }

    private static JsonObject number(InputField field) {
        return field.lowest() == -Double.MAX_VALUE ? Schemas.number() : Schemas.number(field.lowest(), field.highest());
    }
}
