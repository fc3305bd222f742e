package pilotcity.portal.kernel.http.operation;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.List;
import pilotcity.index.kind.Label;

/**
 * JSON schemas (draft 2020-12) as OpenAPI 3.1 uses them. A description is a {@link Label}; the writer of a schema
 * chooses the language.
 */
public final class SchemaBuilder {
    public static final String DESCRIPTION = "description";

    /** What the schema of what went wrong is called; every document defines it. */
    public static final String PROBLEM = "Problem";

    /** An RFC 3339 full-date. */
    private static final String DATE = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

    /** An RFC 3339 date-time in UTC, as answers have it. */
    private static final String UTC = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?Z$";

    private static final String OFFSET = "^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?"
            + "([Zz]|[+-][0-9]{2}(:?[0-9]{2})?)$";

    private SchemaBuilder() {}

    public static JsonObject of(String type) {
        return new JsonObject().put("type", type);
    }

    public static JsonObject text() {
        return of("string");
    }

    public static JsonObject text(int shortest, int longest) {
        return text().put("minLength", shortest).put("maxLength", longest);
    }

    /** @param regex in the dialect of ECMA-262, anchored */
    public static JsonObject pattern(String regex) {
        return text().put("pattern", regex);
    }

    public static JsonObject choice(Collection<String> values) {
        return text().put("enum", new JsonArray(List.copyOf(values)));
    }

    public static JsonObject constant(Object value) {
        return new JsonObject().put("const", value);
    }

    public static JsonObject bool() {
        return of("boolean");
    }

    public static JsonObject integer() {
        return of("integer");
    }

    public static JsonObject integer(long lowest, long highest) {
        return integer().put("minimum", lowest).put("maximum", highest);
    }

    public static JsonObject number() {
        return of("number");
    }

    public static JsonObject number(double lowest, double highest) {
        return number().put("minimum", plain(lowest)).put("maximum", plain(highest));
    }

    private static Number plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? (Number) (long) value : (Number) value;
    }

    /** A day. */
    public static JsonObject date() {
        return pattern(DATE).put("format", "date");
    }

    /** A point in time as answers have it, in UTC. */
    public static JsonObject instant() {
        return pattern(UTC).put("format", "date-time");
    }

    /** A point in time as requests may have it, with any offset. */
    public static JsonObject offsetTime() {
        return pattern(OFFSET).put("format", "date-time");
    }

    public static JsonObject list(JsonObject items) {
        return of("array").put("items", items);
    }

    public static JsonObject list(JsonObject items, int fewest, int most) {
        return list(items).put("minItems", fewest).put("maxItems", most);
    }

    /** Members of any name. */
    public static JsonObject map(JsonObject values) {
        return of("object").put("additionalProperties", values);
    }

    public static JsonObject nullable(JsonObject schema) {
        return new JsonObject().put("anyOf", new JsonArray().add(schema).add(of("null")));
    }

    public static JsonObject oneOf(Collection<JsonObject> schemas) {
        return new JsonObject().put("oneOf", new JsonArray(List.copyOf(schemas)));
    }

    /** A schema that has a name in the document. */
    public static JsonObject named(String name) {
        return new JsonObject().put("$ref", "#/components/schemas/" + name);
    }

    public static JsonObject described(JsonObject schema, Label description) {
        return description.zh().isEmpty() ? schema : schema.put(DESCRIPTION, description);
    }

    public static JsonObject described(JsonObject schema, String zh, String en) {
        return schema.put(DESCRIPTION, new Label(zh, en));
    }

    /** An object with no other members than those that are added. */
    public static Members object() {
        return new Members();
    }

    /** Collects the members of an object. */
    public static final class Members {
        private final JsonObject properties = new JsonObject();
        private final JsonArray required = new JsonArray();

        public Members with(String name, JsonObject schema) {
            required.add(name);
            return perhaps(name, schema);
        }

        /** A member that may be missing. */
        public Members perhaps(String name, JsonObject schema) {
            properties.put(name, schema);
            return this;
        }

        public JsonObject json() {
            JsonObject object = of("object").put("properties", properties);
            if (!required.isEmpty()) {
                object.put("required", required);
            }
            return object.put("additionalProperties", false);
        }
    }
}
