package pilotcity.portal.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;

/** Whoever prepares does not publish, and whoever reviews does not prepare: each step is a grant of its own. */
class ApprovalTest {
    private static final String ORGANISATION = "bike-guangzhou";
    private static final String SET = "approval-test";

    private final TestPortal portal = TestPortal.shared();
    private final Publisher drafter = new Publisher(portal, "drafter", Publisher.PREPARES, ORGANISATION);
    private final Publisher reviewer =
            new Publisher(portal, "approver", Set.of("read", "publish", "remark", "withdraw"), ORGANISATION);
    private final Publisher reader = new Publisher(portal, "onlooker", Set.of("read"), ORGANISATION);

    private static JsonObject description() {
        return new JsonObject()
                .put("id", SET)
                .put("organisation", ORGANISATION)
                .put("name", "审核")
                .put("license", "CC-BY-4.0");
    }

    private static void areForbidden(Publisher who, List<String> verbs) {
        for (String verb : verbs) {
            JsonObject body = switch (verb) {
                case "attach" -> new JsonObject().put("upload", "0123456789abcdef0123456789abcdef");
                case "detach", "define" -> new JsonObject().put("file", "notes.txt");
                case "remark" -> new JsonObject().put("remark", "不行");
                case "withdraw" -> new JsonObject().put("reason", "不行");
                case "restore" -> new JsonObject().put("number", 1);
                default -> new JsonObject();
            };
            HttpResponse<String> answer = who.post("/api/datasets/" + SET + "/" + verb, body);
            assertThat(answer.statusCode()).as(verb + " " + answer.body()).isEqualTo(403);
            assertThat(answer.body()).as(verb).contains(verb);
        }
    }

    private static JsonObject contact(JsonObject draft) {
        return draft.getJsonObject("quality").getJsonArray("marks").stream()
                .map(JsonObject.class::cast)
                .filter(mark -> mark.getString("code").equals("contact"))
                .findFirst()
                .orElseThrow();
    }

    private String state() {
        return new JsonObject(reader.get("/api/datasets/" + SET + "/private").body()).getString("state");
    }

    private void isConflict(Publisher who, String verb, JsonObject body) {
        assertThat(who.post("/api/datasets/" + SET + "/" + verb, body).statusCode())
                .as(verb)
                .isEqualTo(409);
    }

    @Test
    void eachStepIsTakenByWhoeverMayAndByNobodyElse() {
        assertThat(reviewer.post("/api/datasets", description()).statusCode()).isEqualTo(403);
        assertThat(drafter.post("/api/datasets", description()).statusCode()).isEqualTo(201);
        areForbidden(reviewer, List.of("describe", "attach", "detach", "define", "submit", "restore", "discard"));
        areForbidden(reader, List.of("describe", "submit", "publish", "withdraw"));
        String upload = drafter.upload("notes.txt", "说明".getBytes(StandardCharsets.UTF_8));
        drafter.does(SET, "attach", new JsonObject().put("upload", upload));
        drafter.draft(SET, draft -> draft.getJsonArray("missing").isEmpty());
        isConflict(reviewer, "publish", new JsonObject());
        isConflict(reviewer, "remark", new JsonObject().put("remark", "早了"));

        drafter.does(SET, "submit", new JsonObject());
        assertThat(state()).isEqualTo("inReview");
        areForbidden(drafter, List.of("publish", "remark", "withdraw", "reschedule"));
        isConflict(drafter, "describe", new JsonObject().put("name", "改名"));

        reviewer.does(SET, "remark", new JsonObject().put("remark", "请补充联系人").put("about", "contactEmail"));
        JsonObject sentBack =
                new JsonObject(drafter.get("/api/datasets/" + SET + "/private").body());
        assertThat(sentBack.getString("state")).isEqualTo("draft");
        JsonObject remark = sentBack.getJsonArray("remarks").getJsonObject(0);
        assertThat(remark.getString("remark")).isEqualTo("请补充联系人");
        assertThat(remark.getString("about")).isEqualTo("contactEmail");
        assertThat(remark.getString("author")).contains("approver");

        assertThat(contact(sentBack).getInteger("points")).isZero();
        assertThat(contact(sentBack).getJsonObject("advice").getString("en")).contains("e-mail");
        drafter.does(SET, "describe", new JsonObject().put("contactEmail", "data@example.org"));
        JsonObject mended =
                new JsonObject(drafter.get("/api/datasets/" + SET + "/private").body());
        assertThat(contact(mended).getInteger("points")).isEqualTo(10);
        assertThat(contact(mended).getJsonObject("advice")).isNull();
        drafter.does(SET, "submit", new JsonObject());
        JsonObject published = reviewer.does(SET, "publish", new JsonObject());
        assertThat(portal.get("/api/datasets/" + SET + "?atLeast=" + published.getString("changeToken"))
                        .statusCode())
                .isEqualTo(200);
        areForbidden(drafter, List.of("withdraw"));
        JsonObject withdrawn = reviewer.does(SET, "withdraw", new JsonObject().put("reason", "试验结束"));
        portal.get("/api/search?limit=0&atLeast=" + withdrawn.getString("changeToken"));
        HttpResponse<String> gone = portal.get("/datasets/" + SET + "/versions/1");
        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(gone.body()).contains("试验结束");
    }

    @Test
    void othersOrganisationsAreClosed() {
        Publisher stranger = new Publisher(portal, "stranger", Publisher.PREPARES, "guangzhou-traffic-police");
        assertThat(stranger.post("/api/datasets", description()).statusCode()).isEqualTo(403);
    }
}
