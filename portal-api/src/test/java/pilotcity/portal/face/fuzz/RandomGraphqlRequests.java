package pilotcity.portal.face.fuzz;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random GraphQL requests that a schema allows, or all but. */
final class RandomGraphqlRequests {
    /** What is asked of a schema to know its fields and arguments. */
    static final String INTROSPECTION = """
            { __schema { queryType { name } mutationType { name } types { kind name
              enumValues { name }
              inputFields { name type { ...T } }
              fields { name args { name type { ...T } } type { ...T } }
              possibleTypes { name } } } }
            fragment T on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }
            """;

    private static final int DEEPEST = 4;

    private final Random random;
    private final HostileValues hostile;
    private final Map<String, JsonObject> types = new HashMap<>();
    private JsonObject variables = new JsonObject();
    private StringBuilder declared = new StringBuilder();

    RandomGraphqlRequests(JsonObject schema, Random random) {
        this.random = random;
        this.hostile = new HostileValues(random);
        schema.getJsonArray("types")
                .forEach(type -> types.put(((JsonObject) type).getString("name"), (JsonObject) type));
    }

    /** The body of a request for one or some fields. */
    JsonObject next() {
        variables = new JsonObject();
        declared = new StringBuilder();
        boolean mutation = random.nextInt(3) == 0;
        String operation = mutation ? "mutation" : "query";
        JsonArray fields = types.get(mutation ? "Mutation" : "Query").getJsonArray("fields");
        StringBuilder body = new StringBuilder();
        for (int i = random.nextInt(3); i >= 0; i--) {
            body.append(" f")
                    .append(i)
                    .append(": ")
                    .append(field((JsonObject) fields.getValue(random.nextInt(fields.size())), 0));
        }
        String head = declared.isEmpty() ? "" : "(" + declared + ")";
        JsonObject request = new JsonObject().put("query", operation + " Q" + head + " {" + body + " }");
        request.put("variables", random.nextInt(20) == 0 ? hostile.json() : variables);
        if (random.nextInt(20) == 0) {
            request.put(hostile.one(List.of("operationName", "extensions", "query", "x")), hostile.json());
        }
        return request;
    }

    private String field(JsonObject field, int depth) {
        StringBuilder text = new StringBuilder(field.getString("name"));
        StringBuilder arguments = new StringBuilder();
        for (Object each : field.getJsonArray("args")) {
            JsonObject argument = (JsonObject) each;
            if (isNeeded(argument) || random.nextInt(3) == 0) {
                arguments
                        .append(' ')
                        .append(argument.getString("name"))
                        .append(": ")
                        .append(variable(argument));
            }
        }
        if (!arguments.isEmpty()) {
            text.append('(').append(arguments).append(')');
        }
        return text + selection(types.get(named(field.getJsonObject("type"))), depth + 1);
    }

    private String selection(JsonObject type, int depth) {
        JsonArray fields = type.getJsonArray("fields");
        if (fields == null || fields.isEmpty()) {
            return type.getJsonArray("possibleTypes") == null ? "" : " { __typename }";
        }
        StringBuilder text = new StringBuilder(" { __typename");
        for (Object each : fields) {
            JsonObject field = (JsonObject) each;
            boolean leaf = types.get(named(field.getJsonObject("type"))).getJsonArray("fields") == null;
            boolean needs = field.getJsonArray("args").stream().anyMatch(argument -> isNeeded((JsonObject) argument));
            if (!needs && (leaf ? random.nextInt(3) > 0 : depth < DEEPEST && random.nextInt(4) == 0)) {
                text.append(' ').append(field(field, depth));
            }
        }
        return text + " }";
    }

    private static boolean isNeeded(JsonObject argument) {
        return "NON_NULL".equals(argument.getJsonObject("type").getString("kind"));
    }

    private String variable(JsonObject argument) {
        String name = "v" + variables.size();
        declared.append(" $").append(name).append(": ").append(written(argument.getJsonObject("type")));
        variables.put(name, value(argument.getJsonObject("type"), 0));
        return "$" + name;
    }

    private static String written(JsonObject type) {
        return switch (type.getString("kind")) {
            case "NON_NULL" -> written(type.getJsonObject("ofType")) + "!";
            case "LIST" -> "[" + written(type.getJsonObject("ofType")) + "]";
            default -> type.getString("name");
        };
    }

    private static String named(JsonObject type) {
        JsonObject inner = type.getJsonObject("ofType");
        return inner == null ? type.getString("name") : named(inner);
    }

    private Object value(JsonObject type, int depth) {
        if (random.nextInt(25) == 0) {
            return hostile.json();
        }
        return switch (type.getString("kind")) {
            case "NON_NULL" -> value(type.getJsonObject("ofType"), depth);
            case "LIST" -> {
                JsonArray items = new JsonArray();
                for (int i = random.nextInt(4); i > 0; i--) {
                    items.add(value(type.getJsonObject("ofType"), depth + 1));
                }
                yield items;
            }
            default -> simple(types.get(type.getString("name")), depth);
        };
    }

    private Object simple(JsonObject type, int depth) {
        JsonArray choices = type.getJsonArray("enumValues");
        if (choices != null) {
            return choices.getJsonObject(random.nextInt(choices.size())).getString("name");
        }
        JsonArray fields = type.getJsonArray("inputFields");
        if (fields != null) {
            JsonObject object = new JsonObject();
            for (Object each : fields) {
                JsonObject field = (JsonObject) each;
                if (isNeeded(field) || depth < DEEPEST && random.nextInt(Math.max(2, fields.size() / 2)) == 0) {
                    object.put(field.getString("name"), value(field.getJsonObject("type"), depth + 1));
                }
            }
            return object;
        }
        return switch (type.getString("name")) {
            case "Int", "Long" -> hostile.one(List.of(0, 1, 20, -1, 101, Integer.MAX_VALUE, Integer.MIN_VALUE));
            case "Float" -> hostile.one(List.of(0.0, -0.0, 113.3, 23.1, 1e300, -1e300, 4.9e-324, 181.0));
            case "Boolean" -> random.nextBoolean();
            default -> hostile.text();
        };
    }
}
