package pilotcity.portal.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;

/** A data set from nothing to its second version, over HTTP. */
class PublishingTest {
    private static final String ORGANISATION = "bike-guangzhou";
    private static final String BAD = "编号,日期,数量\n001,2026-01-02,3\n002,2026-02-30,4\n003,2026-03-01,\n";
    private static final JsonObject SCHEMA = new JsonObject("""
            {"fields": [{"name": "编号", "type": "string"}, {"name": "日期", "type": "date"},
                        {"name": "数量", "type": "integer"}], "primaryKey": "编号"}""");

    private final TestPortal portal = TestPortal.shared();
    private final Publisher agency = new Publisher(portal, "agency", Publisher.PREPARES, ORGANISATION);
    private final Publisher reviewer =
            new Publisher(portal, "reviewer", Set.of("read", "publish", "remark", "withdraw"), ORGANISATION);

    @Test
    void aTableIsCheckedReviewedPublishedCorrectedAndWithdrawn() {
        String set = "publishing-test";
        HttpResponse<String> drafted = agency.post(
                "/api/datasets",
                new JsonObject()
                        .put("id", set)
                        .put("organisation", ORGANISATION)
                        .put("name", "自行车道障碍")
                        .put("license", "CC-BY-4.0"));
        assertThat(drafted.statusCode()).as(drafted.body()).isEqualTo(201);
        assertThat(portal.get("/api/datasets/" + set).statusCode()).isEqualTo(404);

        attach(set, BAD, Charset.forName("GB18030"));
        JsonObject proposed = agency.table(set, "proposed");
        assertThat(proposed.getJsonObject("options").getString("encoding")).isEqualTo("GB18030");
        agency.does(set, "define", new JsonObject().put("file", "works.csv").put("schema", SCHEMA));
        JsonObject report = agency.table(set, "checked").getJsonObject("report");
        assertThat(report.getLong("problems")).isEqualTo(1);
        assertThat(report.getJsonArray("first").getJsonObject(0).getString("value"))
                .isEqualTo("2026-02-30");
        problemsAreForThoseWhoMayReadTheDraft(set);
        assertThat(agency.post("/api/datasets/" + set + "/submit", new JsonObject())
                        .statusCode())
                .isEqualTo(409);

        attach(set, BAD.replace("02-30", "02-28"), Charset.forName("GB18030"));
        agency.table(set, "proposed");
        agency.does(set, "define", new JsonObject().put("file", "works.csv").put("schema", SCHEMA));
        agency.table(set, "checked");
        agency.does(set, "submit", new JsonObject());
        JsonObject published = reviewer.does(set, "publish", new JsonObject().put("notes", "首次发布"));
        assertThat(agency.post("/api/datasets/" + set + "/submit", new JsonObject())
                        .statusCode())
                .as("there is no draft")
                .isEqualTo(409);
        assertThat(published.getString("versionNumber")).isEqualTo("1");
        JsonObject shown = shown(set, published);
        assertThat(shown.getInteger("newestVersion")).isEqualTo(1);

        agency.does(set, "describe", new JsonObject().put("notes", "更正一格"));
        attach(set, BAD.replace("02-30", "02-27"), StandardCharsets.UTF_8);
        agency.table(set, "proposed");
        agency.does(set, "define", new JsonObject().put("file", "works.csv").put("schema", SCHEMA));
        agency.table(set, "checked");
        agency.does(set, "submit", new JsonObject());
        assertThat(shown(set, reviewer.does(set, "publish", new JsonObject())).getInteger("newestVersion"))
                .isEqualTo(2);
        assertThat(portal.get("/api/datasets/" + set + "/versions/1/files/works.csv")
                        .statusCode())
                .isEqualTo(200);

        JsonObject withdrawn =
                reviewer.does(set, "withdraw", new JsonObject().put("number", 2).put("reason", "误发"));
        assertThat(shown(set, withdrawn).getInteger("newestVersion")).isEqualTo(1);
        HttpResponse<String> gone = portal.get("/api/datasets/" + set + "/versions/2/files/works.csv");
        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(gone.body()).contains("误发");
        reviewer.does(set, "withdraw", new JsonObject().put("reason", "全部撤回"));
    }

    private void problemsAreForThoseWhoMayReadTheDraft(String set) {
        String address = "/api/datasets/" + set + "/private/problems";
        assertThat(agency.get(address).body()).contains("\"row\":3", "2026-02-30", "\"rule\":\"type\"");
        assertThat(agency.get(address + ".csv?file=works.csv&table=works").body())
                .startsWith("row,column,value,rule,message_zh,message_en\r\n3,日期,2026-02-30,type,");
        assertThat(agency.get(address + "?table=other").statusCode()).isEqualTo(404);
        assertThat(portal.get(address).statusCode()).isEqualTo(401);
        Publisher stranger = new Publisher(portal, "stranger", Publisher.PREPARES, "guangzhou-traffic-police");
        assertThat(stranger.get(address).statusCode()).isEqualTo(403);
    }

    private void attach(String set, String text, Charset encoding) {
        agency.does(set, "attach", new JsonObject().put("upload", agency.upload("works.csv", text.getBytes(encoding))));
    }

    private JsonObject shown(String set, JsonObject written) {
        HttpResponse<String> answer =
                portal.get("/api/datasets/" + set + "?atLeast=" + written.getString("changeToken"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonObject(answer.body());
    }
}
