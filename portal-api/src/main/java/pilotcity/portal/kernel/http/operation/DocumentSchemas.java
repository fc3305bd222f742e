package pilotcity.portal.kernel.http.operation;

import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.index.kind.Label;

/** JSON schemas of public documents, derived from what the kinds say of their fields. */
public final class DocumentSchemas {
    private static final String LISTED = "Listed";

    private final Kinds kinds;

    public DocumentSchemas(Kinds kinds) {
        this.kinds = kinds;
    }

    /** What the schema of a document of {@code kind} is called. */
    public static String name(Kind<?> kind) {
        return kind.name().substring(0, 1).toUpperCase(Locale.ROOT)
                + kind.name().substring(1);
    }

    /** What the schema of such a document in a list is called: fields that are too large for lists are not in it. */
    public static String listedName(Kind<?> kind) {
        return kind.hasDetail() ? LISTED + name(kind) : name(kind);
    }

    /** The document as it stands alone. */
    public JsonObject of(Kind<?> kind) {
        return document(kind, field -> true);
    }

    /** A document of any kind as lists have it. */
    public JsonObject any() {
        List<JsonObject> each = kinds.list().stream()
                .map(kind -> SchemaBuilder.named(listedName(kind)))
                .toList();
        JsonObject mapping = new JsonObject();
        kinds.list()
                .forEach(kind -> mapping.put(
                        kind.name(), SchemaBuilder.named(listedName(kind)).getString("$ref")));
        return SchemaBuilder.oneOf(each)
                .put(
                        "discriminator",
                        new JsonObject().put("propertyName", "kind").put("mapping", mapping));
    }

    /** Every schema of documents, by name, with the geometries that they refer to. */
    public Map<String, JsonObject> all() {
        Map<String, JsonObject> all = new LinkedHashMap<>(GeometrySchemas.all());
        for (Kind<?> kind : kinds.list()) {
            all.put(listedName(kind), document(kind, field -> !field.detail()));
            all.put(name(kind), of(kind));
        }
        return all;
    }

    private static JsonObject document(Kind<?> kind, Predicate<Field<?>> which) {
        SchemaBuilder.Members members = SchemaBuilder.object()
                .with("id", SchemaBuilder.text().put("minLength", 1))
                .with("kind", SchemaBuilder.constant(kind.name()));
        add(members, kind.fields().values(), which);
        return SchemaBuilder.described(members.json().put("title", kind.title()), kind.description());
    }

    private static void add(
            SchemaBuilder.Members members, Collection<? extends Field<?>> fields, Predicate<Field<?>> which) {
        for (Field<?> field : fields) {
            if (!which.test(field)) {
                continue;
            }
            JsonObject schema = of(field).put("title", field.title());
            SchemaBuilder.described(schema, description(field));
            if (field.required()) {
                members.with(field.name(), schema);
            } else {
                members.perhaps(field.name(), schema);
            }
        }
    }

    private static Label description(Field<?> field) {
        Label said = field.description();
        String unit = field.unit();
        if (unit == null) {
            return said;
        }
        return new Label(joined(said.zh(), "单位：" + unit + "。"), joined(said.en(), "In " + unit + "."));
    }

    private static String joined(String first, String second) {
        return first.isEmpty() ? second : first + " " + second;
    }

    /** The schema of one field's value. */
    public static JsonObject of(Field<?> field) {
        return field.list() ? SchemaBuilder.list(single(field)) : single(field);
    }

    private static JsonObject single(Field<?> field) {
        return switch (field.type()) {
            case KEYWORD, TEXT -> field.codes().isEmpty() ? SchemaBuilder.text() : coded(field);
            case INTEGER -> SchemaBuilder.integer();
            case NUMBER -> SchemaBuilder.number();
            case BOOLEAN -> SchemaBuilder.bool();
            case DATE -> SchemaBuilder.date();
            case INSTANT -> SchemaBuilder.instant();
            case GEOMETRY -> SchemaBuilder.named(field.points() ? GeometrySchemas.POINT : GeometrySchemas.GEOMETRY);
            case REFERENCE -> SchemaBuilder.text().put("minLength", 1).put("x-kind", field.target());
            case OBJECT -> {
                SchemaBuilder.Members members = SchemaBuilder.object();
                add(members, field.fields(), inner -> true);
                yield members.json();
            }
        };
    }

    private static JsonObject coded(Field<?> field) {
        return SchemaBuilder.choice(field.codes().keySet()).put("x-labels", labels(field.codes()));
    }

    /** What the codes are called. */
    private static JsonObject labels(Map<String, Label> codes) {
        JsonObject labels = new JsonObject();
        codes.forEach(labels::put);
        return labels;
    }
}
