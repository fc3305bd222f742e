package pilotcity.portal.face.declared;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pilotcity.portal.DemoPortal;
import pilotcity.portal.TestPortal;

/** Every condition, order and facet that introspection shows can be asked. */
class DeclaredByGraphqlTest {
    private static final TestPortal PORTAL = DemoPortal.shared();
    private static final String TYPES = """
        {__schema {types {name kind enumValues {name}
          inputFields {name type {kind name ofType {kind name ofType {kind name}}}}}}}
        """;

    private final RequestBatch batch = new RequestBatch(PORTAL);
    private final Map<String, JsonObject> types = new HashMap<>();

    private void read() {
        String body = new JsonObject().put("query", TYPES).encode();
        JsonObject answer = new JsonObject(PORTAL.send(PORTAL.request("/graphql", "Content-Type", "application/json")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body))
                        .build())
                .body());
        answer.getJsonObject("data").getJsonObject("__schema").getJsonArray("types").stream()
                .map(JsonObject.class::cast)
                .forEach(type -> types.put(type.getString("name"), type));
    }

    private static String type(DeclaredField field) {
        return field.kindName().substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                + field.kindName().substring(1);
    }

    private Stream<String> values(String enumeration) {
        return types.get(enumeration).getJsonArray("enumValues").stream()
                .map(value -> ((JsonObject) value).getString("name"));
    }

    private Stream<JsonObject> inputs(String type) {
        return types.get(type).getJsonArray("inputFields").stream().map(JsonObject.class::cast);
    }

    @Test
    void allOfItAnswers() throws Exception {
        read();
        Map<String, List<DeclaredField>> kinds =
                DeclaredField.all(PORTAL).stream().collect(Collectors.groupingBy(DeclaredField::kindName));
        kinds.values().forEach(fields -> {
            DeclaredField kind = fields.getFirst();
            values(type(kind) + "OrderField")
                    .filter(order -> !order.equals("DISTANCE"))
                    .forEach(order -> Stream.of("ASC", "DESC")
                            .filter(direction -> !order.equals("SCORE") || direction.equals("DESC"))
                            .forEach(direction ->
                                    ask(kind, "orderBy: [{field: " + order + ", direction: " + direction + "}]")));
            Map<String, DeclaredField> byName =
                    fields.stream().collect(Collectors.toMap(DeclaredField::name, field -> field));
            inputs(type(kind) + "Filter")
                    .filter(input -> byName.containsKey(input.getString("name")))
                    .forEach(input -> conditions(byName.get(input.getString("name")), input));
        });
        values("FacetField").forEach(this::count);
        batch.hasNoFault(1000);
    }

    private void count(String facet) {
        String query = "{search(first: 1, facets: [{field: " + facet + "}], simulated: INCLUDE) {"
                + "totalCount facets {counts {value label count}}}}";
        batch.post("/graphql", new JsonObject().put("query", query).encode(), DeclaredByGraphqlTest::fault);
    }

    private void conditions(DeclaredField field, JsonObject input) {
        if (field.one() == null) {
            return;
        }
        inputs(input.getJsonObject("type").getString("name")).forEach(operator -> {
            String value = literal(field, operator);
            ask(field, "filter: {" + field.name() + ": {" + operator.getString("name") + ": " + value + "}}");
        });
    }

    private static String literal(DeclaredField field, JsonObject operator) {
        String name = operator.getString("name");
        if (name.equals("isNull")) {
            return "false";
        }
        if (name.equals("bbox")) {
            return "[73, 17, 136, 54]";
        }
        if (field.type().equals("geometry")) {
            return "\"POINT(113 23)\"";
        }
        boolean many = operator.getJsonObject("type").getString("kind").equals("LIST");
        Object one = field.one();
        boolean day = operator.getJsonObject("type").encode().contains("\"Date\"");
        if (day && one instanceof String time) {
            one = time.substring(0, "2026-01-01".length());
        }
        String value = one instanceof String text ? new JsonArray().add(text).encode() : "[" + one + "]";
        return many ? value : value.substring(1, value.length() - 1);
    }

    private void ask(DeclaredField kind, String arguments) {
        String simulated = kind.kind().containsKey("simulated") ? ", simulated: INCLUDE" : "";
        String query = "{" + kind.plural() + "(first: 1, " + arguments + simulated + ") {totalCount}}";
        batch.post("/graphql", new JsonObject().put("query", query).encode(), DeclaredByGraphqlTest::fault);
    }

    private static @Nullable String fault(HttpResponse<String> answer) {
        return answer.body().contains("\"errors\"") ? answer.body() : null;
    }
}
