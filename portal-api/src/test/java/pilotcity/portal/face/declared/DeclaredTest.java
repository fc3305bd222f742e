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
    private static final List<Sample> SAMPLES = Sample.all(PORTAL);

    private final Asking asking = new Asking(PORTAL);

    private static String encode(String text) {
        return TestPortal.encode(text);
    }

    private static Stream<Sample> samples(String flag) {
        return SAMPLES.stream().filter(sample -> sample.is(flag));
    }

    @Test
    void everyOrderOrdersInSearchesPagesFeedsExportsAndTools() throws Exception {
        samples("sort")
                .forEach(sample -> Stream.of("", "-").forEach(sign -> {
                    String sort = sign + sample.name();
                    String kind = "kind=" + sample.kindName() + "&simulated=include&sort=" + sort;
                    asking.get("/api/search?limit=3&" + kind);
                    asking.get("/search?" + kind);
                    asking.get("/feeds/" + sample.plural() + ".atom?limit=1&simulated=include&sort=" + sort);
                    asking.get("/api/export/" + sample.plural() + ".jsonl?filter=" + encode("id = 'none'") + "&sort="
                            + sort);
                    asking.post(
                            "/mcp",
                            tool("search", sample, new JsonObject().put("sort", new JsonArray().add(sort))),
                            DeclaredTest::ofTool);
                }));
        orders().forEach(name -> asking.get("/api/search?limit=1&sort=" + name));
        asking.hasNoFault(400);
    }

    /** Those that the description of the API names, whatever the kind. */
    private static Set<String> orders() {
        Set<String> names = new TreeSet<>();
        samples("sort").map(Sample::name).forEach(names::add);
        return names;
    }

    private static String tool(String name, Sample sample, JsonObject arguments) {
        arguments.put("kinds", new JsonArray().add(sample.kindName())).put("limit", 1);
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
        samples("facet").forEach(sample -> {
            String kind = "kind=" + sample.kindName() + "&simulated=include";
            asking.get("/api/search?limit=0&facets=" + sample.name() + "&" + kind, answer -> labelled(sample, answer));
            if (sample.one() != null && !sample.name().equals(sample.kind().getString("simulated"))) {
                String chosen = sample.name() + "=" + encode(String.valueOf(sample.one()));
                asking.get("/search?" + kind + "&" + chosen);
                asking.get("/en/map.json?" + kind + "&" + chosen);
            }
            if (!sample.is("list")) {
                asking.get("/tiles/all/2/3/1.mvt?by=" + sample.name());
            }
        });
        asking.hasNoFault(120);
    }

    private static String labelled(Sample sample, HttpResponse<String> answer) {
        JsonObject codes = sample.field().getJsonObject("codes", new JsonObject());
        JsonArray values = new JsonObject(answer.body()).getJsonObject("facets").getJsonArray(sample.name());
        for (Object each : values) {
            JsonObject value = (JsonObject) each;
            JsonObject label = codes.getJsonObject(value.getString("value"));
            if (label != null && !label.equals(value.getJsonObject("label"))) {
                return value + " is called " + label;
            }
        }
        return values.isEmpty() && sample.one() != null ? "nothing was counted" : null;
    }

    @Test
    void everyConditionFindsTheSameInSearchesOgcAndTheOthers() throws Exception {
        ConcurrentHashMap<String, Integer> totals = new ConcurrentHashMap<>();
        samples("filter").forEach(sample -> {
            String simulated = sample.kind().containsKey("simulated") ? "&simulated=include" : "";
            List<String> conditions = sample.conditions();
            conditions.forEach(condition -> {
                String filter = "filter=" + encode(condition);
                boolean holds = condition.equals(conditions.getFirst()) && sample.one() != null;
                asking.get(
                        "/api/search?limit=0&simulated=include&kind=" + sample.kindName() + "&" + filter,
                        answer -> same(totals, sample, condition, holds, answer.body(), "total"));
                if (sample.kind().getJsonArray("fields").stream()
                        .anyMatch(field -> "geometry".equals(((JsonObject) field).getString("name")))) {
                    asking.get(
                            "/ogc/collections/" + sample.plural() + "/items?f=json&limit=1" + simulated + "&" + filter,
                            answer -> same(totals, sample, condition, holds, answer.body(), "numberMatched"));
                }
            });
            String first = "filter=" + encode(conditions.getFirst());
            asking.get("/feeds/" + sample.plural() + ".json?limit=1&simulated=include&" + first);
            asking.get("/api/export/" + sample.plural() + ".csv?fields=" + sample.name() + "&simulated=only&" + first);
            if (conditions.size() > 2 && sample.is("facet")) {
                asking.get("/tiles/all/2/3/1.mvt?kind=" + sample.kindName() + "&simulated=include&" + first);
            }
        });
        asking.hasNoFault(2000);
    }

    private static String same(
            ConcurrentHashMap<String, Integer> totals,
            Sample sample,
            String condition,
            boolean holds,
            String answer,
            String member) {
        int total = new JsonObject(answer).getInteger(member);
        Integer other = totals.putIfAbsent(sample.kindName() + " " + condition, total);
        if (other != null && other != total) {
            return total + " here, and " + other + " elsewhere";
        }
        return holds && total == 0 ? "nothing was found" : null;
    }

    @Test
    void everyFormatHasEveryColumn() throws Exception {
        SAMPLES.stream().map(Sample::plural).distinct().forEach(plural -> {
            for (String format : List.of("csv", "jsonl", "geojsonseq", "xlsx", "parquet")) {
                asking.get("/api/export/" + plural + "." + format + "?simulated=include&filter=" + encode("id < '2'"));
            }
        });
        asking.hasNoFault(40);
    }

    @Test
    void everyRowOfTheDatastoreIsFoundByEachOfItsColumns() throws Exception {
        samples("filter").filter(sample -> !sample.is("detail")).forEach(sample -> {
            String resource = "/api/3/action/datastore_search?limit=1&resource_id=" + sample.kindName();
            if (sample.one() != null && !sample.type().equals("geometry")) {
                String filters =
                        new JsonObject().put(sample.name(), sample.value()).encode();
                asking.get(resource + "&filters=" + encode(filters));
            }
            if (sample.is("sort")) {
                asking.get(resource + "&sort=" + encode(sample.name() + " desc"));
            }
        });
        asking.hasNoFault(100);
    }
}
