package pilotcity.portal.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import pilotcity.index.kind.SourceDocument;
import pilotcity.portal.FeatureRegistry;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.kernel.feature.Feature;

/** Every public document, as the tables hold it and as a node serves it. */
final class DocumentComparison {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int ALL = 10_000_000;

    private DocumentComparison() {}

    static Map<String, JsonNode> ofTables(Database database) throws IOException {
        Map<String, JsonNode> documents = new HashMap<>();
        for (Feature<?> feature : FeatureRegistry.STANDARD.features()) {
            for (SourceDocument source : sources(database, feature)) {
                byte[] whole = source.detail() == null ? source.json() : source.detail();
                documents.put(source.kind().name() + ":" + source.id(), JSON.readTree(whole));
            }
        }
        return documents;
    }

    private static <T> List<SourceDocument> sources(Database database, Feature<T> feature) {
        return Await.get(Database.list(
                database.client(),
                feature.selectPage(),
                Tuple.of("", ALL),
                row -> feature.kind().document(feature.read(row))));
    }

    /** Everything that {@code nodeProcess} lists to those who keep a copy. */
    static Map<String, JsonNode> ofNode(NodeProcess nodeProcess) throws IOException {
        Map<String, JsonNode> documents = new HashMap<>();
        String query = "?limit=1000";
        boolean more = true;
        while (more) {
            HttpResponse<String> answer = nodeProcess.get("/api/changes" + query);
            if (answer.statusCode() != 200) {
                throw new IOException(answer.statusCode() + " " + answer.body());
            }
            JsonNode page = JSON.readTree(answer.body());
            for (JsonNode item : page.path("items")) {
                String key = item.path("kind").asText() + ":" + item.path("id").asText();
                if (item.path("op").asText().equals("put")) {
                    documents.put(key, item.path("document"));
                } else {
                    documents.remove(key);
                }
            }
            more = page.path("more").asBoolean();
            query = "?limit=1000&since=" + page.path("next").asText();
        }
        return documents;
    }

    /** What is in one and not the same in the other. */
    static List<String> differences(Map<String, JsonNode> tables, Map<String, JsonNode> node) {
        List<String> differences = new ArrayList<>();
        tables.forEach((key, document) -> {
            JsonNode served = node.get(key);
            if (served == null) {
                differences.add(key + " is missing");
            } else if (!served.equals(document)) {
                differences.add(key + " is another");
            }
        });
        node.keySet().stream()
                .filter(key -> !tables.containsKey(key))
                .forEach(key -> differences.add(key + " is a ghost"));
        return differences;
    }
}
