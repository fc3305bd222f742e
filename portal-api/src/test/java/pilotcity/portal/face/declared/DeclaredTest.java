package pilotcity.portal.face.declared;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import pilotcity.portal.DemoPortal;
import pilotcity.portal.TestPortal;

/** What a face says can be ordered, counted and asked by, can be: every field of every kind. */
class DeclaredTest {
    private static final TestPortal PORTAL = DemoPortal.shared();
    private static final List<DeclaredField> SAMPLES = DeclaredField.all(PORTAL);

    private final RequestBatch batch = new RequestBatch(PORTAL);

    private static String encode(String text) {
        return TestPortal.encode(text);
    }

    private static Stream<DeclaredField> samples(String flag) {
        return SAMPLES.stream().filter(declaredField -> declaredField.is(flag));
    }

    @Test
    void everyOrderOrdersInSearchesPagesFeedsExportsAndTools() throws Exception {
        samples("sort")
                .forEach(declaredField -> Stream.of("", "-").forEach(sign -> {
                    String sort = sign + declaredField.name();
                    String kind = "kind=" + declaredField.kindName() + "&simulated=include&sort=" + sort;
                    batch.get("/api/search?limit=3&" + kind);
                    batch.get("/search?" + kind);
                    batch.get("/feeds/" + declaredField.plural() + ".atom?limit=1&simulated=include&sort=" + sort);
                    batch.get("/api/export/" + declaredField.plural() + ".jsonl?filter=" + encode("id = 'none'")
                            + "&sort=" + sort);
                    batch.post(
                            "/mcp",
                            tool("search", declaredField, new JsonObject().put("sort", new JsonArray().add(sort))),
                            DeclaredTest::ofTool);
                }));
        orders().forEach(name -> batch.get("/api/search?limit=1&sort=" + name));
        batch.hasNoFault(400);
    }

    /** Those that the description of the API names, whatever the kind. */
    private static Set<String> orders() {
        Set<String> names = new TreeSet<>();
        samples("sort").map(DeclaredField::name).forEach(names::add);
        return names;
    }

    private static String tool(String name, DeclaredField declaredField, JsonObject arguments) {
        arguments.put("kinds", new JsonArray().add(declaredField.kindName())).put("limit", 1);
        return new JsonObject()
                .put("jsonrpc", "2.0")
                .put("id", 1)
                .put("method", "tools/call")
                .put("params", new JsonObject().put("name", name).put("arguments", arguments))
                .encode();
    }

    private static String ofTool(HttpResponse<String> answer) {
        return answer.body().contains("\"isError\":true") || answer.body().contains("\"error\"") ? answer.body() : null;
    }

    @Test
    void everyFacetCountsAndItsValuesHaveTheWordsOfTheKind() throws Exception {
        samples("facet").forEach(declaredField -> {
            String kind = "kind=" + declaredField.kindName() + "&simulated=include";
            batch.get(
                    "/api/search?limit=0&facets=" + declaredField.name() + "&" + kind,
                    answer -> labelled(declaredField, answer));
            if (declaredField.one() != null
                    && !declaredField.name().equals(declaredField.kind().getString("simulated"))) {
                String chosen = declaredField.name() + "=" + encode(String.valueOf(declaredField.one()));
                batch.get("/search?" + kind + "&" + chosen);
                batch.get("/en/map.json?" + kind + "&" + chosen);
            }
            if (!declaredField.is("list")) {
                batch.get("/tiles/all/2/3/1.mvt?by=" + declaredField.name());
            }
        });
        batch.hasNoFault(120);
    }

    private static String labelled(DeclaredField declaredField, HttpResponse<String> answer) {
        JsonObject codes = declaredField.field().getJsonObject("codes", new JsonObject());
        JsonArray values = new JsonObject(answer.body()).getJsonObject("facets").getJsonArray(declaredField.name());
        for (Object each : values) {
            JsonObject value = (JsonObject) each;
            JsonObject label = codes.getJsonObject(value.getString("value"));
            if (label != null && !label.equals(value.getJsonObject("label"))) {
                return value + " is called " + label;
            }
        }
        return values.isEmpty() && declaredField.one() != null ? "nothing was counted" : null;
    }

    @Test
    void everyConditionFindsTheSameInSearchesOgcAndTheOthers() throws Exception {
        ConcurrentHashMap<String, Integer> totals = new ConcurrentHashMap<>();
        samples("filter").forEach(declaredField -> {
            String simulated = declaredField.kind().containsKey("simulated") ? "&simulated=include" : "";
            List<String> conditions = declaredField.conditions();
            conditions.forEach(condition -> {
                String filter = "filter=" + encode(condition);
                boolean holds = condition.equals(conditions.getFirst()) && declaredField.one() != null;
                batch.get(
                        "/api/search?limit=0&simulated=include&kind=" + declaredField.kindName() + "&" + filter,
                        answer -> same(totals, declaredField, condition, holds, answer.body(), "total"));
                if (declaredField.kind().getJsonArray("fields").stream()
                        .anyMatch(field -> "geometry".equals(((JsonObject) field).getString("name")))) {
                    batch.get(
                            "/ogc/collections/" + declaredField.plural() + "/items?f=json&limit=1" + simulated + "&"
                                    + filter,
                            answer -> same(totals, declaredField, condition, holds, answer.body(), "numberMatched"));
                }
            });
            String first = "filter=" + encode(conditions.getFirst());
            batch.get("/feeds/" + declaredField.plural() + ".json?limit=1&simulated=include&" + first);
            batch.get("/api/export/" + declaredField.plural() + ".csv?fields=" + declaredField.name()
                    + "&simulated=only&" + first);
            if (conditions.size() > 2 && declaredField.is("facet")) {
                batch.get("/tiles/all/2/3/1.mvt?kind=" + declaredField.kindName() + "&simulated=include&" + first);
            }
        });
        batch.hasNoFault(2000);
    }

    private static String same(
            ConcurrentHashMap<String, Integer> totals,
            DeclaredField declaredField,
            String condition,
            boolean holds,
            String answer,
            String member) {
        int total = new JsonObject(answer).getInteger(member);
        Integer other = totals.putIfAbsent(declaredField.kindName() + " " + condition, total);
        if (other != null && other != total) {
            return total + " here, and " + other + " elsewhere";
        }
        return holds && total == 0 ? "nothing was found" : null;
    }

    @Test
    void everyFormatHasEveryColumn() throws Exception {
        SAMPLES.stream().map(DeclaredField::plural).distinct().forEach(plural -> {
            for (String format : List.of("csv", "jsonl", "geojsonseq", "xlsx", "parquet")) {
                batch.get("/api/export/" + plural + "." + format + "?simulated=include&filter=" + encode("id < '2'"));
            }
        });
        batch.hasNoFault(40);
    }

    @Test
    void everyRowOfTheDatastoreIsFoundByEachOfItsColumns() throws Exception {
        samples("filter").filter(declaredField -> !declaredField.is("detail")).forEach(declaredField -> {
            String resource = "/api/3/action/datastore_search?limit=1&resource_id=" + declaredField.kindName();
            if (declaredField.one() != null && !declaredField.type().equals("geometry")) {
                String filters = new JsonObject()
                        .put(declaredField.name(), declaredField.value())
                        .encode();
                batch.get(resource + "&filters=" + encode(filters));
            }
            if (declaredField.is("sort")) {
                batch.get(resource + "&sort=" + encode(declaredField.name() + " desc"));
            }
        });
        batch.hasNoFault(100);
    }
}
