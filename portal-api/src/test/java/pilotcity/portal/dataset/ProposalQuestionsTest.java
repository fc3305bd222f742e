package pilotcity.portal.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;

/** What a proposal asks has to be answered before a draft can be handed in. */
class ProposalQuestionsTest {
    private static final String ORGANISATION = "bike-guangzhou";
    private static final String SET = "asked-of-publishers";

    /** A totals row, and days that may be months. */
    private static final String ODD = "编号,日期,数量\nA1,03/04/2026,3\nA2,05/06/2026,4\n合计,,7\n";

    private static final String TOTALS = "totals-row";
    private static final String DAYS = "day-or-month:日期";

    private final TestPortal portal = TestPortal.shared();
    private final Publisher agency = new Publisher(portal, "asked", Publisher.PREPARES, ORGANISATION);

    @AfterEach
    void discard() {
        agency.post("/api/datasets/" + SET + "/discard", new JsonObject());
    }

    private void attach(String csv) {
        agency.post(
                "/api/datasets",
                new JsonObject()
                        .put("id", SET)
                        .put("organisation", ORGANISATION)
                        .put("name", "工程")
                        .put("license", "CC-BY-4.0"));
        agency.does(
                SET,
                "attach",
                new JsonObject().put("upload", agency.upload("works.csv", csv.getBytes(StandardCharsets.UTF_8))));
        agency.table(SET, "proposed");
    }

    private JsonObject define(JsonObject how) {
        agency.does(SET, "define", how.put("file", "works.csv"));
        return agency.table(SET, "checked");
    }

    private static List<String> open(JsonObject table) {
        return table.getJsonArray("questions").stream()
                .map(JsonObject.class::cast)
                .filter(question -> !question.getBoolean("answered"))
                .map(question -> question.getString("id"))
                .toList();
    }

    private HttpResponse<String> submit() {
        return agency.post("/api/datasets/" + SET + "/submit", new JsonObject());
    }

    private void isRefused(String... questions) {
        HttpResponse<String> refused = submit();
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains(questions);
    }

    @Test
    void aTakenProposalLeavesItsQuestionsOpenEvenLeniently() {
        attach(ODD);
        assertThat(open(define(new JsonObject().put("lenient", true)))).contains(TOTALS, DAYS);
        isRefused(TOTALS, DAYS, "works.csv");
        assertThat(agency.get("/api/datasets/" + SET + "/private").body())
                .contains("has a question that is not answered");
    }

    @Test
    void eachIsAnsweredByItsNameAndStaysSo() {
        attach(ODD);
        JsonObject table = define(new JsonObject().put("lenient", true).put("answers", new JsonArray().add(DAYS)));
        assertThat(open(table)).contains(TOTALS).doesNotContain(DAYS);
        isRefused(TOTALS);
        List<String> all = table.getJsonArray("questions").stream()
                .map(question -> ((JsonObject) question).getString("id"))
                .toList();
        assertThat(open(define(new JsonObject().put("lenient", true).put("answers", new JsonArray(all)))))
                .isEmpty();
        assertThat(open(define(new JsonObject().put("lenient", true)))).isEmpty();
        assertThat(submit().statusCode()).isEqualTo(200);
    }

    @Test
    void aSchemaAnswersWhatColumnsAreAndNotWhetherRowsAreData() {
        attach(ODD);
        JsonObject schema = new JsonObject("""
                {"fields": [{"name": "编号", "type": "string"}, {"name": "日期", "type": "date", "format": "%d/%m/%Y"},
                            {"name": "数量", "type": "integer"}]}""");
        assertThat(open(define(new JsonObject().put("schema", schema)))).containsExactly(TOTALS);
        isRefused(TOTALS);
        attach(ODD.replace("合计,,7\n", ""));
        assertThat(open(define(new JsonObject().put("schema", schema)))).isEmpty();
        assertThat(submit().statusCode()).isEqualTo(200);
    }

    @Test
    void aSchemaWithAnswersBesideItAnswersOnlyWhereItIsAnother() {
        attach(ODD);
        JsonObject proposed =
                agency.table(SET, "proposed").getJsonObject("proposal").getJsonObject("schema");
        JsonObject named = new JsonObject()
                .put("schema", proposed)
                .put("answers", new JsonArray())
                .put("lenient", true);
        assertThat(open(define(named))).contains(TOTALS, DAYS);
        JsonObject other = proposed.copy();
        other.getJsonArray("fields").getJsonObject(1).put("type", "date").put("format", "%m/%d/%Y");
        assertThat(open(define(named.put("schema", other)))).contains(TOTALS).doesNotContain(DAYS);
    }

    @Test
    void whatIsNotAskedCannotBeAnswered() {
        attach(ODD);
        HttpResponse<String> refused = agency.post(
                "/api/datasets/" + SET + "/define",
                new JsonObject().put("file", "works.csv").put("answers", new JsonArray().add("colour:日期")));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("colour:日期", DAYS);
    }

    /** Neither a schema nor a table that is left out says that everybody may read them. */
    @Test
    void personalDataAreAskedAboutUntilSomebodySaysSo() {
        attach("lane,holder\nA1,11010519491231002X\nA2,440524188001010014\n");
        String question = "personal-data:holder";
        JsonObject schema = new JsonObject("""
                {"fields": [{"name": "lane", "type": "string"}, {"name": "holder", "type": "string"}]}""");
        assertThat(open(define(new JsonObject().put("schema", schema)))).containsExactly(question);
        isRefused(question, "identity numbers");
        agency.does(SET, "define", new JsonObject().put("file", "works.csv").put("skip", true));
        isRefused(question);
        agency.does(
                SET,
                "define",
                new JsonObject()
                        .put("file", "works.csv")
                        .put("skip", true)
                        .put("answers", new JsonArray().add(question)));
        assertThat(submit().statusCode()).isEqualTo(200);
    }

    @Test
    void aLicenceIsOneOfTheListOrAnAddress() {
        attach("lane\nA1\n");
        for (String licence : List.of("cc-by-4.0", "https://example.org/licence")) {
            agency.does(SET, "describe", new JsonObject().put("license", licence));
        }
        agency.does(SET, "describe", new JsonObject().put("license", "cc-by-4.0"));
        assertThat(agency.get("/api/datasets/" + SET + "/private").body()).contains("\"license\":\"CC-BY-4.0\"");
        HttpResponse<String> refused =
                agency.post("/api/datasets/" + SET + "/describe", new JsonObject().put("license", "free for all"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("license", "free for all", "SPDX");
    }
}
