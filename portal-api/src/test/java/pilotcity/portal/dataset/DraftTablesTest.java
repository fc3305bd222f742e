package pilotcity.portal.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;

/** Several tables in one draft: those that refer to others, those that are left out, and values that cannot be kept. */
class DraftTablesTest {
    private static final String ORGANISATION = "bike-guangzhou";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String set = "draft-tables-" + NUMBER.incrementAndGet();
    private final TestPortal portal = TestPortal.shared();
    private final Publisher agency = new Publisher(portal, "agency", Publisher.PREPARES, ORGANISATION);
    private final Publisher reviewer =
            new Publisher(portal, "reviewer", Set.of("read", "publish", "withdraw"), ORGANISATION);

    @BeforeEach
    void draft() {
        JsonObject named = new JsonObject()
                .put("id", set)
                .put("organisation", ORGANISATION)
                .put("name", "多张表")
                .put("license", "CC-BY-4.0");
        HttpResponse<String> drafted = agency.post("/api/datasets", named);
        assertThat(drafted.statusCode()).as(drafted.body()).isEqualTo(201);
    }

    @AfterEach
    void discard() {
        agency.post("/api/datasets/" + set + "/discard", new JsonObject());
    }

    private void attach(String name, String text) {
        agency.does(set, "attach", new JsonObject().put("upload", agency.upload(name, text.getBytes(UTF_8))));
        table(name, "proposed");
    }

    private JsonObject table(String file, String state) {
        return first(
                agency.draft(set, draft -> {
                    JsonObject table = first(draft, file);
                    return table != null && table.getString("state").equals(state);
                }),
                file);
    }

    private static JsonObject first(JsonObject draft, String file) {
        return draft.getJsonArray("files").stream()
                .map(JsonObject.class::cast)
                .filter(each -> each.getString("name").equals(file))
                .flatMap(each -> each.getJsonArray("tables").stream())
                .map(JsonObject.class::cast)
                .findFirst()
                .orElse(null);
    }

    private static JsonObject works(String target) {
        return new JsonObject("""
                {"fields": [{"name": "id", "type": "string"}, {"name": "district", "type": "string"},
                            {"name": "after", "type": "string"}],
                 "foreignKeys": [{"fields": "district", "reference": {"resource": "%s", "fields": "code"}},
                                 {"fields": "after", "reference": {"resource": "", "fields": "id"}}]}""".formatted(target));
    }

    private long problems() {
        return table("works.csv", "checked").getJsonObject("report").getLong("problems");
    }

    @Test
    void foreignKeysAreCheckedInTheDraft() {
        attach("districts.csv", "code,name\n01,越秀\n02,海珠\n");
        attach("works.csv", "id,district,after\na,01,\nb,03,a\nc,02,x\n");
        JsonObject define = new JsonObject().put("file", "works.csv").put("schema", works("streets"));
        HttpResponse<String> unknown = agency.post("/api/datasets/" + set + "/define", define);
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.body()).contains("'streets', which is no table of the draft; they are [districts, works]");

        agency.does(set, "define", define.put("schema", works("districts")));
        assertThat(table("works.csv", "checked").getJsonObject("report").encode())
                .contains("'03' is not in districts")
                .contains("'x' is not in the table");
        assertThat(problems()).isEqualTo(2);

        agency.does(set, "define", new JsonObject().put("file", "districts.csv"));
        attach("districts.csv", "code,name\n01,越秀\n02,海珠\n03,荔湾\n");
        agency.draft(
                set,
                draft -> first(draft, "works.csv").getString("state").equals("checked")
                        && first(draft, "works.csv").getJsonObject("report").getLong("problems") == 1);
    }

    private JsonObject field(int at) {
        return table("works.csv", "proposed")
                .getJsonObject("proposal")
                .getJsonObject("schema")
                .getJsonArray("fields")
                .getJsonObject(at);
    }

    private void define(String schema) {
        agency.does(
                set,
                "define",
                new JsonObject().put("file", "works.csv").put("rename", "sites").put("schema", new JsonObject(schema)));
        table("works.csv", "checked");
    }

    @Test
    void whatWasSaidOfATableStaysWithItsNextFile() {
        attach("works.csv", "id,opened\n1,2026-01-02\n");
        define("""
                {"fields": [{"name": "id", "type": "string", "title": "Number"}, {"name": "opened", "type": "string"}]}""");
        attach("works.csv", "id,closed\n1,2026-01-02\n");
        assertThat(table("works.csv", "proposed").getString("name")).isEqualTo("sites");
        assertThat(field(0).getString("title")).isEqualTo("Number");
        assertThat(field(0).getString("type")).isEqualTo("integer");
        assertThat(field(1).containsKey("title")).isFalse();

        define("""
                {"fields": [{"name": "id", "type": "string", "title": "Number"}, {"name": "closed", "type": "date"}]}""");
        agency.does(set, "submit", new JsonObject());
        reviewer.does(set, "publish", new JsonObject());
        agency.does(set, "describe", new JsonObject());
        attach("works.csv", "id,closed\n2,2026-01-03\n");
        attach("works.csv", "id,closed\n3,2026-01-04\n");
        assertThat(table("works.csv", "proposed").encode()).contains("sites", "earlier-schema");
        assertThat(field(0).getString("type")).isEqualTo("string");
        reviewer.does(set, "withdraw", new JsonObject().put("reason", "试验结束"));
    }

    @Test
    void aTableIsLeftOut() {
        agency.does(
                set,
                "attach",
                new JsonObject()
                        .put(
                                "upload",
                                agency.upload(
                                        "two.json",
                                        "{\"a\":[{\"x\":1},{\"x\":2}],\"b\":[{\"y\":1},{\"y\":3}]}".getBytes(UTF_8))));
        table("two.json", "proposed");
        agency.does(
                set,
                "define",
                new JsonObject().put("file", "two.json").put("table", "b").put("skip", true));
        agency.does(set, "define", new JsonObject().put("file", "two.json").put("table", "a"));
        table("two.json", "checked");
        agency.does(set, "submit", new JsonObject());
        JsonObject published = reviewer.does(set, "publish", new JsonObject());
        HttpResponse<String> shown =
                portal.get("/api/datasets/" + set + "?atLeast=" + published.getString("changeToken"));
        assertThat(new JsonObject(shown.body())
                        .getJsonArray("tables").stream().map(table -> ((JsonObject) table).getString("name")))
                .containsExactly("a");
        reviewer.does(set, "withdraw", new JsonObject().put("reason", "测试"));
    }

    @Test
    void aValueThatCannotBeKeptIsNamed() {
        attach("long.csv", "n,m\n1,2\n" + "9".repeat(320) + ",3\n");
        agency.does(set, "define", new JsonObject().put("file", "long.csv").put("schema", new JsonObject("""
                {"fields": [{"name": "n", "type": "integer"}, {"name": "m", "type": "integer"}]}""")));
        JsonObject problem = table("long.csv", "checked")
                .getJsonObject("report")
                .getJsonArray("first")
                .getJsonObject(0);
        assertThat(problem.getLong("row")).isEqualTo(3);
        assertThat(problem.getString("rule")).isEqualTo("storage");
    }

    @Test
    void aTableWhoseCheckBreaksOffAgainAndAgain() {
        attach("a.csv", "n,m\n1,2\n3,4\n");
        portal.sql(
                "UPDATE draft_table SET state = 'checking', schema = proposal -> 'schema', attempts = 3"
                        + " FROM draft_file WHERE draft_file.id = draft_table.file AND dataset = $1",
                set);
        assertThat(table("a.csv", "failed").getJsonObject("reason").getString("en"))
                .contains("broke off 3 times");
        agency.does(set, "define", new JsonObject().put("file", "a.csv"));
        assertThat(table("a.csv", "checked").getJsonObject("report").getLong("problems"))
                .isZero();
    }

    @Test
    void whatAPublisherShouldKnowOfAFileIsInTheDraft() {
        agency.does(
                set, "attach", new JsonObject().put("upload", agency.upload("a.pdf", "%PDF-1.7\n%x".getBytes(UTF_8))));
        JsonObject file = agency.draft(set, draft -> draft.encode().contains("\"kept\""))
                .getJsonArray("files")
                .getJsonObject(0);
        assertThat(file.getJsonArray("notes").getJsonObject(0).getString("en")).startsWith("This is a PDF");
        assertThat(file.getJsonArray("notes").getJsonObject(0).getString("zh")).startsWith("这是 PDF");
    }

    @Test
    void anArrowFileIsKeptAndItsPublisherIsToldWhatToDo() {
        byte[] arrow = "ARROW1\0\0x".getBytes(UTF_8);
        agency.does(set, "attach", new JsonObject().put("upload", agency.upload("a.arrow", arrow)));
        JsonObject file = agency.draft(set, draft -> draft.encode().contains("\"kept\""))
                .getJsonArray("files")
                .getJsonObject(0);
        assertThat(file.getJsonArray("notes").getJsonObject(0).getString("en")).contains("save it as Parquet");
    }
}
