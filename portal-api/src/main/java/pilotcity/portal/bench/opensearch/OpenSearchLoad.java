package pilotcity.portal.bench.opensearch;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import pilotcity.portal.bench.harness.BenchRequest;
import pilotcity.portal.bench.harness.LoadClient;

/** Gives OpenSearch the documents that the portal gives away: each as the portal shows it, to the byte. */
final class OpenSearchLoad {
    private static final int BATCH = 2_000;
    private static final int AT_ONCE = 8;

    /** What the portal looks for words in. */
    private static final List<String> SEARCHED = List.of(
            "description", "categoryName", "categoryNameEn", "serviceName", "address", "placeName", "agencyName");

    private final LoadClient client;

    OpenSearchLoad(LoadClient client) {
        this.client = client;
    }

    /** Makes the index. */
    void create() {
        JsonObject settings = new JsonObject()
                .put("number_of_shards", 1)
                .put("number_of_replicas", 0)
                // Also without requests, as the portal does.
                .put("refresh_interval", "1s")
                .put("analysis", analysis());
        JsonObject mappings = new JsonObject().put("dynamic", false).put("properties", properties());
        require(client.body(
                put("/records", new JsonObject().put("settings", settings).put("mappings", mappings))));
    }

    private static JsonObject analysis() {
        return new JsonObject()
                .put("analyzer", new JsonObject().put("words", analyzer()))
                .put(
                        "filter",
                        new JsonObject()
                                .put("owner", type("stemmer").put("language", "possessive_english"))
                                .put("singular", type("stemmer").put("language", "minimal_english")));
    }

    /** The terms that the portal makes: pairs of Chinese characters, English words in lower case and the singular. */
    private static JsonObject analyzer() {
        return new JsonObject()
                .put("type", "custom")
                .put("tokenizer", "standard")
                .put(
                        "filter",
                        new JsonArray()
                                .add("cjk_width")
                                .add("owner")
                                .add("lowercase")
                                .add("asciifolding")
                                .add("singular")
                                .add("cjk_bigram"));
    }

    private static JsonObject properties() {
        JsonObject properties = new JsonObject()
                .put("category", type("keyword"))
                .put("status", type("keyword"))
                .put("group", type("keyword"))
                .put("reported", type("date"))
                .put("geometry", type("geo_point"))
                .put("words", type("text").put("analyzer", "words"));
        SEARCHED.forEach(
                field -> properties.put(field, type("text").put("index", false).put("copy_to", "words")));
        return properties;
    }

    private static JsonObject type(String type) {
        return new JsonObject().put("type", type);
    }

    private static BenchRequest put(String uri, JsonObject body) {
        return new BenchRequest(HttpMethod.PUT, uri, body.toBuffer(), null);
    }

    /** Indexes {@code documents}, JSON objects, in batches over all connections. */
    void bulk(Iterator<String> documents) {
        while (documents.hasNext()) {
            List<List<String>> batches = new ArrayList<>();
            for (int i = 0; i < AT_ONCE && documents.hasNext(); i++) {
                batches.add(next(documents));
            }
            client.sendAll(batches.size(), number -> batch(batches.get(number)));
        }
    }

    private static List<String> next(Iterator<String> documents) {
        List<String> batch = new ArrayList<>();
        while (batch.size() < BATCH && documents.hasNext()) {
            batch.add(documents.next());
        }
        return batch;
    }

    private static BenchRequest batch(List<String> documents) {
        Buffer body = Buffer.buffer();
        documents.forEach(document -> body.appendString("{\"index\":{\"_id\":\"" + id(document) + "\"}}\n")
                .appendString(document)
                .appendString("\n"));
        return BenchRequest.post("/records/_bulk?filter_path=errors", body);
    }

    /** Indexes {@code documents} in a request each. */
    void single(List<String> documents) {
        client.sendAll(documents.size(), number -> {
            String document = documents.get(number);
            return new BenchRequest(HttpMethod.PUT, "/records/_doc/" + id(document), Buffer.buffer(document), null);
        });
    }

    static String id(String document) {
        int from = document.indexOf("\"id\":\"") + "\"id\":\"".length();
        return document.substring(from, document.indexOf('"', from));
    }

    /** Makes everything searchable; returns how many documents there are. */
    long refresh() {
        require(client.body(BenchRequest.post("/records/_refresh", Buffer.buffer())));
        return new JsonObject(client.get("/records/_count")).getLong("count");
    }

    private static void require(String answer) {
        if (answer.contains("\"error\"")) {
            throw new IllegalStateException(answer);
        }
    }
}
