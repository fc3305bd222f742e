package pilotcity.portal.face.openapi;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import pilotcity.portal.kernel.http.operation.OperationParameter;

/**
 * Parameters as OpenAPI has them (3.1.1, clause 4.8.12).
 *
 * @param ids the id of a document that is there, by kind
 */
record ParameterJson(LanguageTexts texts, Map<String, String> ids) {
    JsonObject of(OperationParameter<?> parameter) {
        JsonObject schema = texts.of(parameter.schema());
        if (parameter.fallback() instanceof Number
                || parameter.fallback() instanceof Boolean
                || parameter.fallback() instanceof String) {
            schema.put("default", parameter.fallback());
        }
        JsonObject json = new JsonObject()
                .put("name", parameter.name())
                .put("in", parameter.place().name().toLowerCase(Locale.ROOT))
                .put("description", texts.of(parameter.description()));
        if (parameter.required()) {
            json.put("required", true);
        }
        if ("array".equals(schema.getString("type"))) {
            json.put("style", "form").put("explode", false);
        }
        json.put("schema", schema);
        List<String> examples = examples(parameter);
        if (!examples.isEmpty()) {
            json.put("examples", examples(schema, examples));
        }
        return json;
    }

    private List<String> examples(OperationParameter<?> parameter) {
        String id = parameter.kind() == null ? null : ids.get(parameter.kind());
        return id == null ? parameter.examples() : List.of(id);
    }

    private static JsonObject examples(JsonObject schema, List<String> values) {
        JsonObject examples = new JsonObject();
        for (int i = 0; i < values.size(); i++) {
            examples.put("example" + (i + 1), new JsonObject().put("value", value(schema, values.get(i))));
        }
        return examples;
    }

    /** What the text in the address stands for. */
    private static Object value(JsonObject schema, String text) {
        return switch (schema.getString("type")) {
            case "integer" -> Long.valueOf(text);
            case "number" -> Double.valueOf(text);
            case "boolean" -> Boolean.valueOf(text);
            case "array" -> {
                JsonArray items = new JsonArray();
                for (String item : text.split(",", -1)) {
                    items.add(value(schema.getJsonObject("items"), item));
                }
                yield items;
            }
            default -> text;
        };
    }
}
