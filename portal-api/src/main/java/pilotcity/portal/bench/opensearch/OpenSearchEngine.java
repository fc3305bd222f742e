package pilotcity.portal.bench.opensearch;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Arrays;
import pilotcity.portal.bench.harness.BenchRequest;
import pilotcity.portal.bench.harness.LoadClient;

/** OpenSearch, asked for the same by its query language. */
record OpenSearchEngine(OpenSearchProcess process, LoadClient client) implements ComparedEngine {
    /** What the portal's 32 by 32 cells of a tile are for a grid of tiles. */
    private static final int CELL_ZOOMS = 5;

    private static final int ALL_CELLS = 10_000;
    private static final String SEARCH = "/records/_search?request_cache=false";

    @Override
    public String name() {
        return "OpenSearch";
    }

    @Override
    public int port() {
        return process.port();
    }

    @Override
    public BenchRequest request(BenchQuestion question, SearchWindow window) {
        JsonObject body = switch (question) {
            case B1 -> newest(words(window), box(window), time(window));
            case B2 -> newest(polygon(window), time(window));
            case B3 -> search(20, new JsonObject().put("must", words(window))).put("aggs", facets());
            case B4 -> newest(near(window), one("term", "category", window.category()));
            case F1 -> filtered(0, time(window)).put("aggs", facets());
            case C1 -> filtered(0, since(window)).put("aggs", grid(0));
            case C2 ->
                filtered(0, city(window.city()), time(window))
                        .put("aggs", grid(window.city().zoom()));
            case E1 -> filtered(100, box(window)).put("sort", new JsonArray().add("_doc"));
        };
        return BenchRequest.post(SEARCH, body.toBuffer());
    }

    private static JsonObject newest(JsonObject... filters) {
        return filtered(20, filters)
                .put("sort", new JsonArray().add(new JsonObject().put("reported", "desc")))
                .put("aggs", facets());
    }

    private static JsonObject filtered(int size, JsonObject... filters) {
        JsonArray all = new JsonArray();
        Arrays.stream(filters).forEach(all::add);
        return search(size, new JsonObject().put("filter", all));
    }

    private static JsonObject search(int size, JsonObject clauses) {
        return new JsonObject()
                .put("size", size)
                .put("track_total_hits", true)
                .put("query", new JsonObject().put("bool", clauses));
    }

    private static JsonObject facets() {
        return new JsonObject()
                .put("category", terms("category"))
                .put("status", terms("status"))
                .put("group", terms("group"));
    }

    private static JsonObject terms(String field) {
        return new JsonObject()
                .put("terms", new JsonObject().put("field", field).put("size", 20));
    }

    private static JsonObject grid(int zoom) {
        JsonObject cells = new JsonObject()
                .put("field", "geometry")
                .put("precision", zoom + CELL_ZOOMS)
                .put("size", ALL_CELLS);
        return new JsonObject().put("grid", new JsonObject().put("geotile_grid", cells));
    }

    private static JsonObject one(String type, String field, Object value) {
        return new JsonObject().put(type, new JsonObject().put(field, value));
    }

    private static JsonObject words(SearchWindow window) {
        return one("match", "words", window.word());
    }

    private static JsonObject time(SearchWindow window) {
        return one(
                "range",
                "reported",
                new JsonObject()
                        .put("gte", window.from().toString())
                        .put("lte", window.to().toString()));
    }

    private static JsonObject since(SearchWindow window) {
        return one(
                "range", "reported", new JsonObject().put("gte", window.from().toString()));
    }

    private static JsonObject box(SearchWindow window) {
        return box(window.west(), window.south(), window.east(), window.north());
    }

    private static JsonObject city(SearchWindow.City city) {
        return box(city.west(), city.south(), city.east(), city.north());
    }

    private static JsonObject box(double west, double south, double east, double north) {
        JsonObject box = new JsonObject()
                .put("left", west)
                .put("bottom", south)
                .put("right", east)
                .put("top", north);
        return one("geo_bounding_box", "geometry", box);
    }

    private static JsonObject near(SearchWindow window) {
        JsonObject circle = new JsonObject()
                .put("distance", window.radius() + "m")
                .put("geometry", new JsonObject().put("lon", window.lon()).put("lat", window.lat()));
        return new JsonObject().put("geo_distance", circle);
    }

    private static JsonObject polygon(SearchWindow window) {
        JsonArray points = new JsonArray();
        for (double[] corner : window.star()) {
            points.add(new JsonArray().add(corner[0]).add(corner[1]));
        }
        return one("geo_polygon", "geometry", new JsonObject().put("points", points));
    }

    @Override
    public long total(BenchQuestion question, byte[] answer) {
        JsonObject json = new JsonObject(Buffer.buffer(answer));
        if (!question.isGrid()) {
            return json.getJsonObject("hits").getJsonObject("total").getLong("value");
        }
        JsonArray cells =
                json.getJsonObject("aggregations").getJsonObject("grid").getJsonArray("buckets");
        return cells.stream()
                .mapToLong(cell -> ((JsonObject) cell).getLong("doc_count"))
                .sum();
    }

    @Override
    public Duration cpu() {
        return process.cpu();
    }

    @Override
    public IndexSize size() {
        JsonObject total = new JsonObject(client.get("/records/_stats/store,segments"))
                .getJsonObject("_all")
                .getJsonObject("total");
        return new IndexSize(
                total.getJsonObject("store").getLong("size_in_bytes") >> 20,
                total.getJsonObject("segments").getInteger("count"));
    }
}
