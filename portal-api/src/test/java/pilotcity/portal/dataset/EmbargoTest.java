package pilotcity.portal.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.files.Sha256;

/** What is held back until a time is seen by nobody before it, and the time can be changed until then. */
class EmbargoTest {
    private static final String ORGANISATION = "bike-guangzhou";
    private static final String LATER = "2095-01-01T08:00:00+08:00";

    /** Words that nothing else in the portal has. */
    private static final String FIRST = "zvonkova";

    private static final String SECOND = "quermath";

    private final TestPortal portal = TestPortal.shared();
    private final Publisher agency = new Publisher(portal, "embargo-agency", Publisher.PREPARES, ORGANISATION);
    private final Publisher reviewer = new Publisher(
            portal, "embargo-reviewer", Set.of("read", "publish", "reschedule", "withdraw"), ORGANISATION);

    private static byte[] csv(String word) {
        return ("编号,名称\n1," + word + "\n2,other\n").getBytes(StandardCharsets.UTF_8);
    }

    private void submit(String set, String word) {
        agency.does(set, "attach", new JsonObject().put("upload", agency.upload(word + ".csv", csv(word))));
        agency.draft(set, draft -> draft.encode().contains("\"proposed\""));
        agency.does(set, "define", new JsonObject().put("file", word + ".csv"));
        agency.draft(set, draft -> draft.getJsonArray("missing").isEmpty());
        agency.does(set, "submit", new JsonObject().put("notes", word));
    }

    private void draft(String set, String word) {
        HttpResponse<String> drafted = agency.post(
                "/api/datasets",
                new JsonObject()
                        .put("id", set)
                        .put("organisation", ORGANISATION)
                        .put("name", word)
                        .put("nameEn", word)
                        .put("license", "CC-BY-4.0"));
        assertThat(drafted.statusCode()).as(drafted.body()).isEqualTo(201);
        submit(set, word);
    }

    private JsonObject held(String set) {
        return new JsonObject(reviewer.get("/api/datasets/" + set + "/private").body())
                .getJsonArray("scheduled")
                .getJsonObject(0);
    }

    /** Waits until the index has it. */
    private void indexed(JsonObject written) {
        portal.get("/api/search?limit=0&atLeast=" + written.getString("changeToken"));
    }

    private static List<String> lists(String set) {
        return List.of(
                "/api/search?q=" + FIRST,
                "/api/search?q=" + set,
                "/search?q=" + FIRST,
                "/api/datasets?limit=100",
                "/api/datasetVersions?limit=100",
                "/api/changes",
                "/api/suggest?q=" + FIRST,
                "/api/export/datasets.csv",
                "/api/export/datasetVersions.json",
                "/feeds/datasets.atom",
                "/feeds/datasetVersions.atom",
                "/feeds/search.atom?q=" + FIRST,
                "/catalog.jsonld",
                "/data.json",
                "/api/3/action/package_list",
                "/api/3/action/package_search?q=" + FIRST,
                "/api/3/action/current_package_list_with_resources",
                "/ogc/collections",
                "/ogc/collections/datasets/items?limit=100",
                "/datasets",
                "/sitemap.xml",
                "/organisations/" + ORGANISATION);
    }

    private static List<String> addresses(String set, String number, String word) {
        String api = "/api/datasets/" + set;
        return List.of(
                api + "/versions/" + number + "/files/" + word + ".csv",
                api + "/versions/" + number + "/datapackage.json",
                api + "/versions/" + number + "/croissant.json",
                api + "/versions/" + number + "/tables/" + word + "/rows",
                api + "/files/" + word + ".csv",
                api + "/tables/" + word + "/rows",
                "/api/datasetVersions/" + set + "." + number,
                "/datasets/" + set + "/versions/" + number,
                "/datasets/" + set + "/tables/" + word,
                "/api/3/action/datastore_search?resource_id=" + set + "." + word,
                "/ogc/collections/" + set + "." + word);
    }

    private void isHidden(String set, String number, String word) {
        String checksum = Sha256.hex(csv(word));
        for (String address : lists(set)) {
            HttpResponse<String> answer = portal.get(address);
            assertThat(answer.statusCode()).as(address).isLessThan(500);
            String found = answer.body().replace("q=" + word, "").replace("q=" + set, "");
            assertThat(found).as(address).doesNotContain(word + ".csv", checksum, set + "." + number);
        }
        for (String address : addresses(set, number, word)) {
            HttpResponse<String> answer = portal.get(address);
            assertThat(answer.statusCode()).as(address).isBetween(400, 499);
            assertThat(answer.body()).as(address).doesNotContain(checksum, "other");
        }
        String asked = "{ datasetVersions(first: 100) { nodes { id files { name } } } }";
        HttpResponse<String> graph = portal.send(portal.request("/graphql", "Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        new JsonObject().put("query", asked).encode()))
                .build());
        assertThat(graph.body()).contains("datasetVersions").doesNotContain(word, set + "." + number);
    }

    @Test
    void nothingLeaksBeforeItsTimeAndTheTimeIsChangedUntilItIsReached() {
        String set = "held-back-first";
        draft(set, FIRST);
        indexed(reviewer.does(set, "publish", new JsonObject().put("from", LATER)));
        isHidden(set, "1", FIRST);
        for (String address : List.of("/datasets/" + set, "/api/datasets/" + set, "/dataset/" + set + ".ttl")) {
            assertThat(portal.get(address).statusCode()).as(address).isEqualTo(404);
        }
        assertThat(held(set).getInteger("number")).isEqualTo(1);

        indexed(reviewer.does(set, "reschedule", new JsonObject().put("from", "2094-06-01T00:00:00Z")));
        assertThat(Instant.parse(held(set).getString("from").replace("+00:00", "Z")))
                .isEqualTo(Instant.parse("2094-06-01T00:00:00Z"));
        isHidden(set, "1", FIRST);

        Instant soon = Instant.now().plus(2, ChronoUnit.SECONDS);
        reviewer.does(set, "reschedule", new JsonObject().put("number", 1).put("from", soon.toString()));
        agency.draft(set, draft -> draft.getJsonArray("scheduled").isEmpty());
        JsonObject shown = new JsonObject(
                portal.get("/api/datasets/" + set + "?atLeast=" + newest()).body());
        assertThat(shown.getInteger("newestVersion")).isEqualTo(1);
        assertThat(shown.getString("issued")).isNotEqualTo("2095-01-01");
        HttpResponse<String> late = reviewer.post("/api/datasets/" + set + "/reschedule", new JsonObject());
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("no version is held back");

        agency.does(set, "describe", new JsonObject().put("name", SECOND));
        submit(set, SECOND);
        indexed(reviewer.does(set, "publish", new JsonObject().put("from", LATER)));
        isHidden(set, "2", SECOND);
        assertThat(portal.get("/api/datasets/" + set).body()).contains(FIRST).doesNotContain(SECOND);
        JsonObject lifted = reviewer.does(set, "reschedule", new JsonObject().put("number", 2));
        assertThat(portal.get("/api/datasets/" + set + "?atLeast=" + lifted.getString("changeToken"))
                        .body())
                .contains(SECOND, "\"newestVersion\":2");
        indexed(reviewer.does(set, "withdraw", new JsonObject().put("reason", "试验结束")));
    }

    /** A token of now, so that a read after it sees what has been written before. */
    private String newest() {
        return agency.does("held-back-first", "describe", new JsonObject()).getString("changeToken");
    }

    @Test
    void whatIsTakenBackBeforeItsTimeLeavesNoTrace() {
        String set = "held-back-and-taken";
        draft(set, "pellucid");
        indexed(reviewer.does(set, "publish", new JsonObject().put("from", LATER)));
        indexed(reviewer.does(set, "withdraw", new JsonObject().put("number", 1).put("reason", "geheimnis")));
        isHidden(set, "1", "pellucid");
        for (String address : List.of("/datasets/" + set + "/versions/1", "/api/datasetVersions/" + set + ".1")) {
            HttpResponse<String> answer = portal.get(address);
            assertThat(answer.statusCode()).as(address).isEqualTo(404);
            assertThat(answer.body()).doesNotContain("geheimnis", "pellucid");
        }
    }

    @Test
    void aTimeThatHasPassedIsRefused() {
        String set = "held-back-never";
        draft(set, "yesterday");
        HttpResponse<String> refused = reviewer.post(
                "/api/datasets/" + set + "/publish", new JsonObject().put("from", "2020-01-01T00:00:00Z"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("from", "is in the past");
        agency.does(set, "discard", new JsonObject());
    }
}
