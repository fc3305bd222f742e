package pilotcity.portal.dataset.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import pilotcity.portal.TestPortal;
import pilotcity.portal.dataset.Publisher;

/** A table of shared bikes in two versions, whose columns are called like members of documents. */
public final class SharedBikes implements AutoCloseable {
    private static final String ORGANISATION = "bike-guangzhou";
    private static final JsonObject SCHEMA = new JsonObject("""
            {"fields": [{"name": "id", "type": "string"}, {"name": "kind", "type": "string"},
                        {"name": "datetime", "type": "date"}, {"name": "limit", "type": "integer"},
                        {"name": "经度", "type": "number"}, {"name": "纬度", "type": "number"}],
             "primaryKey": ["id"], "spatial": {"lon": "经度", "lat": "纬度", "crs": "EPSG:4326"}}""");
    private static final String FIRST = """
            id,kind,datetime,limit,经度,纬度
            a1,桥,2026-01-01,3,113.1,23.1
            b2,路,2026-01-02,4,113.2,23.2
            c3,桥,2026-02-01,5,114.5,22.5
            d4,=1+1,2026-03-01,6,,
            """;
    private static final String SECOND = """
            id,kind,datetime,limit,经度,纬度
            a1,桥,2026-01-01,30,113.1,23.1
            c3,桥,2026-02-02,50,114.5,22.5
            d4,=1+1,2026-03-01,6,,
            e5,路,2026-04-01,7,113.25,23.25
            """;

    public static final TestPortal PORTAL = TestPortal.shared();
    private static final Publisher AGENCY = new Publisher(PORTAL, "agency", Publisher.PREPARES, ORGANISATION);
    private static final Publisher REVIEWER =
            new Publisher(PORTAL, "reviewer", Set.of("read", "publish", "remark", "withdraw"), ORGANISATION);

    private final String set;

    /** Publishes both. */
    public SharedBikes(String set) {
        this.set = set;
        HttpResponse<String> drafted = AGENCY.post(
                "/api/datasets",
                new JsonObject()
                        .put("id", set)
                        .put("organisation", ORGANISATION)
                        .put("name", "共享单车")
                        .put("license", "CC-BY-4.0"));
        assertThat(drafted.statusCode()).as(drafted.body()).isEqualTo(201);
        publish(FIRST);
        publish(SECOND);
    }

    private void publish(String text) {
        AGENCY.does(
                set,
                "attach",
                new JsonObject().put("upload", AGENCY.upload("bikes.csv", text.getBytes(StandardCharsets.UTF_8))));
        AGENCY.table(set, "proposed");
        AGENCY.does(set, "define", new JsonObject().put("file", "bikes.csv").put("schema", SCHEMA));
        AGENCY.table(set, "checked");
        AGENCY.does(set, "submit", new JsonObject());
        JsonObject written = REVIEWER.does(set, "publish", new JsonObject().put("notes", "说明"));
        HttpResponse<String> shown =
                PORTAL.get("/api/datasets/" + set + "?atLeast=" + written.getString("changeToken"));
        assertThat(shown.statusCode()).as(shown.body()).isEqualTo(200);
    }

    @Override
    public void close() {
        REVIEWER.does(set, "withdraw", new JsonObject().put("number", 2).put("reason", "试验"));
        REVIEWER.does(set, "withdraw", new JsonObject().put("number", 1).put("reason", "试验"));
    }

    static JsonObject json(String path) {
        HttpResponse<String> answer = PORTAL.get(path, "Accept", "application/json");
        assertThat(answer.statusCode()).as(path + "\n" + answer.body()).isEqualTo(200);
        return new JsonObject(answer.body());
    }

    static List<JsonObject> objects(JsonArray items) {
        return IntStream.range(0, items.size()).mapToObj(items::getJsonObject).toList();
    }
}
