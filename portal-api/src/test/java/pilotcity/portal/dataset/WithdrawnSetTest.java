package pilotcity.portal.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.authentication.SessionCookie;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.files.Sha256;
import pilotcity.portal.kernel.filestore.sweep.FileReference;

/** A data set of which nothing is shown any more, or nothing was ever shown, can be taken up again. */
class WithdrawnSetTest {
    private static final String ORGANISATION = "bike-guangzhou";
    private static final String LATER = "2095-01-01T08:00:00+08:00";
    private static final JsonObject SCHEMA = new JsonObject("""
            {"fields": [{"name": "code", "type": "string", "title": "Code of the lane"},
                        {"name": "metres", "type": "integer"}]}""");

    private final TestPortal portal = TestPortal.shared();
    private final Publisher agency = new Publisher(portal, "withdrawn-agency", Publisher.PREPARES, ORGANISATION);
    private final Publisher reviewer =
            new Publisher(portal, "withdrawn-reviewer", Set.of("read", "publish", "remark", "withdraw"), ORGANISATION);

    private void draft(String set) {
        HttpResponse<String> drafted = agency.post(
                "/api/datasets",
                new JsonObject()
                        .put("id", set)
                        .put("organisation", ORGANISATION)
                        .put("nameEn", "Lanes of " + set)
                        .put("license", "CC-BY-4.0"));
        assertThat(drafted.statusCode()).as(drafted.body()).isEqualTo(201);
    }

    private void submit(String set, String csv) {
        agency.does(
                set,
                "attach",
                new JsonObject().put("upload", agency.upload("lanes.csv", csv.getBytes(StandardCharsets.UTF_8))));
        agency.table(set, "proposed");
        agency.does(set, "define", new JsonObject().put("file", "lanes.csv").put("schema", SCHEMA));
        agency.draft(set, draft -> draft.getJsonArray("missing").isEmpty());
        agency.does(set, "submit", new JsonObject());
    }

    private JsonObject prepared(String set) {
        return new JsonObject(agency.get("/api/datasets/" + set + "/private").body());
    }

    private void shown(JsonObject written) {
        portal.get("/api/search?limit=0&atLeast=" + written.getString("changeToken"));
    }

    private JsonObject publish(String set) {
        JsonObject published = reviewer.does(set, "publish", new JsonObject());
        shown(published);
        return published;
    }

    private void withdraw(String set, int number, String reason) {
        shown(reviewer.does(
                set, "withdraw", new JsonObject().put("number", number).put("reason", reason)));
    }

    @Test
    void whatIsWhollyWithdrawnIsPublishedAnewAtTheSameAddress() {
        String set = "withdrawn-and-anew";
        draft(set);
        submit(set, "code,metres\n001,3\n");
        publish(set);
        agency.does(set, "describe", new JsonObject().put("name", "车道"));
        agency.does(set, "submit", new JsonObject());
        publish(set);
        withdraw(set, 1, "erste");
        withdraw(set, 2, "zweite");
        for (String address : List.of("", "/tables", "/tables/lanes/rows", "/files/lanes.csv", "/datapackage.json")) {
            HttpResponse<String> gone = portal.get("/api/datasets/" + set + address);
            assertThat(gone.statusCode()).as(address).isEqualTo(410);
            assertThat(gone.body()).as(address).contains("version 2", "zweite").doesNotContain("erste");
        }
        assertThat(prepared(set).getJsonArray("missing")).isEmpty();
        assertThat(agency.post("/api/datasets", new JsonObject().put("id", set).put("organisation", ORGANISATION))
                        .body())
                .contains("describe or attach begins its next version");

        agency.does(set, "describe", new JsonObject());
        JsonObject begun = prepared(set);
        assertThat(begun.getJsonObject("fields").getString("nameEn")).isEqualTo("Lanes of " + set);
        assertThat(begun.getJsonArray("files")).isEmpty();
        agency.does(
                set,
                "attach",
                new JsonObject()
                        .put(
                                "upload",
                                agency.upload("lanes.csv", "code,metres\n001,4\n".getBytes(StandardCharsets.UTF_8))));
        JsonObject proposed = agency.table(set, "proposed");
        assertThat(proposed.getJsonObject("proposal").getJsonObject("schema").encode())
                .contains("Code of the lane");
        agency.does(set, "define", new JsonObject().put("file", "lanes.csv").put("schema", SCHEMA));
        agency.draft(set, draft -> draft.getJsonArray("missing").isEmpty());
        agency.does(set, "submit", new JsonObject());
        assertThat(publish(set).getString("versionNumber")).isEqualTo("3");
        assertThat(portal.get("/api/datasets/" + set + "/tables/lanes/rows").body())
                .contains("\"metres\":4");
        shown(reviewer.does(set, "withdraw", new JsonObject().put("reason", "Ende")));
    }

    @Test
    void aWithdrawnVersionIsRestoredWithItsFiles() {
        String set = "withdrawn-and-restored";
        draft(set);
        submit(set, "code,metres\n001,3\n");
        publish(set);
        withdraw(set, 1, "irrtümlich");
        assertThat(prepared(set).getJsonArray("restorable").getJsonObject(0).getInteger("number"))
                .isEqualTo(1);
        agency.does(set, "restore", new JsonObject().put("number", 1));
        assertThat(portal.get("/api/datasets/" + set).statusCode()).isEqualTo(410);
        agency.does(set, "submit", new JsonObject());
        assertThat(publish(set).getString("versionNumber")).isEqualTo("2");
        assertThat(portal.get("/api/datasets/" + set + "/tables/lanes/rows").body())
                .contains("\"metres\":3");
        shown(reviewer.does(set, "withdraw", new JsonObject().put("reason", "Ende")));
    }

    @Test
    void afterThirtyDaysItsFilesAreNotKeptAndItIsNotRestored() {
        String set = "withdrawn-long-ago";
        draft(set);
        String row = "9" + Math.abs(set.hashCode());
        submit(set, "code,metres\n001," + row + "\n");
        publish(set);
        withdraw(set, 1, "alt");
        String file = Sha256.hex(("code,metres\n001," + row + "\n").getBytes(StandardCharsets.UTF_8));
        assertThat(named()).contains(file);
        Await.get(portal.service()
                .node()
                .db()
                .inTransaction(sql -> sql.preparedQuery("""
                UPDATE dataset_version SET withdrawn_at = withdrawn_at - interval '32 days',
                       published_at = published_at - interval '32 days' WHERE dataset = $1
                """).execute(Tuple.of(set))));
        assertThat(named()).doesNotContain(file);
        assertThat(prepared(set).getJsonArray("restorable")).isEmpty();
        HttpResponse<String> refused =
                agency.post("/api/datasets/" + set + "/restore", new JsonObject().put("number", 1));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("more than 30 days ago");
        agency.does(set, "describe", new JsonObject());
        agency.does(set, "discard", new JsonObject());
    }

    /** The files that versions name, so that they are kept. */
    private List<String> named() {
        List<String> names = new ArrayList<>();
        String select = FileReference.union(new DatasetVersionFeature().fileReferences());
        Await.get(portal.service()
                        .node()
                        .db()
                        .inTransaction(sql -> sql.query(select).execute()))
                .forEach(row -> names.add(row.getString("sha256")));
        return names;
    }

    @Test
    void whatIsTakenBackUnseenIsADraftAgain() {
        String set = "taken-back-to-draft";
        draft(set);
        submit(set, "code,metres\n001,3\n");
        shown(reviewer.does(set, "publish", new JsonObject().put("from", LATER).put("notes", "erste Fassung")));
        JsonObject held = prepared(set).getJsonArray("scheduled").getJsonObject(0);
        assertThat(held.getJsonObject("fields").getString("nameEn")).isEqualTo("Lanes of " + set);
        assertThat(held.getJsonArray("files").encode()).contains("lanes.csv");
        String page = desk(set, reviewer);
        assertThat(page).contains("<h1>Lanes of " + set + "</h1>", "lanes.csv", "metres");
        assertThat(page).containsPattern("step-is-now\" aria-current=\"step\">(?s).{0,120}Published");

        withdraw(set, 1, "zu früh");
        JsonObject back = prepared(set);
        assertThat(back.getString("state")).isEqualTo("draft");
        assertThat(back.getString("notes")).isEqualTo("erste Fassung");
        assertThat(back.getJsonArray("missing")).isEqualTo(new JsonArray());
        agency.does(set, "discard", new JsonObject());
        String list = page("/en/desk/datasets", agency);
        assertThat(list.substring(list.indexOf("/desk/datasets/" + set)).replaceFirst("(?s)</li>.*", ""))
                .contains("Changed ")
                .doesNotContain("2095");
        agency.does(set, "restore", new JsonObject().put("number", 1));
        agency.does(set, "submit", new JsonObject());
        assertThat(publish(set).getString("versionNumber")).isEqualTo("2");
        shown(reviewer.does(set, "withdraw", new JsonObject().put("reason", "Ende")));
    }

    private String desk(String set, Publisher who) {
        return page("/en/desk/datasets/" + set, who);
    }

    private String page(String address, Publisher who) {
        HttpResponse<String> page = portal.get(address, "Cookie", SessionCookie.NAME + "=" + who.token());
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        return page.body();
    }

    @Test
    void theDeskShowsTheRemarksOfThisRoundAndFoldsTheOthers() {
        String set = "withdrawn-remarks";
        draft(set);
        submit(set, "code,metres\n001,3\n");
        reviewer.does(set, "remark", new JsonObject().put("remark", "erste Runde"));
        assertThat(desk(set, agency)).doesNotContain("data-earlier-remarks").contains("erste Runde");
        agency.does(set, "submit", new JsonObject());
        publish(set);
        agency.does(set, "describe", new JsonObject());
        agency.does(set, "submit", new JsonObject());
        reviewer.does(set, "remark", new JsonObject().put("remark", "zweite Runde"));
        String page = desk(set, agency);
        assertThat(page.substring(page.indexOf("id=\"remarks\""), page.indexOf("data-earlier-remarks")))
                .contains("zweite Runde")
                .doesNotContain("erste Runde");
        assertThat(page.substring(page.indexOf("data-earlier-remarks"))).contains("erste Runde");
        agency.does(set, "discard", new JsonObject());
        withdraw(set, 1, "weg");
        assertThat(desk(set, agency))
                .contains("data-begin", "data-deed=\"restore\"", "<option value=\"1\">1 · Withdrawn</option>");
    }

    @Test
    void aTokenWithoutTheGrantIsToldWhichIsMissing() {
        Publisher other = new Publisher(portal, "only-publishes", Set.of("publish"), ORGANISATION);
        assertThat(page("/en/desk/datasets", other))
                .contains("data-may-not", "&quot;read&quot;")
                .doesNotContain("No data sets yet");
    }
}
