package pilotcity.portal.face.write;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static pilotcity.portal.face.write.NoteWriter.JSON;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pilotcity.portal.TestPortal;

/** What a text has to be, by whatever way it comes in. */
class TextInputTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    private final NoteWriter noteWriter = new NoteWriter();

    @ParameterizedTest
    @ValueSource(
            strings = {"\u200b", "\ufeff\u2060", "\u202e\u2069", "\u00ad", "\ufe0f", "\u3164\uffa0", "\u2800", "　"})
    void whatNobodySeesIsMissing(String nothing) {
        refused(
                "title",
                noteWriter.post(
                        "/api/notes",
                        JSON,
                        new JsonObject().put("title", nothing).encode()));
        refused("title", noteWriter.post("/api/notes", FORM, "title=" + TestPortal.encode(nothing)));
        String mutation = "mutation($t: String!) { createNote(input: {title: $t}) { changeToken } }";
        assertThat(graphql(mutation, new JsonObject().put("t", nothing).encode())
                        .body())
                .contains("title", "required");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"title":"a\\ud800"} | title
                    {"title":"\\udc00\\ud800"} | title
                    {"title":"x","tags":["a","\\ud83d"]} | tags[1]
                    {"title":"x","contact":{"name":"\\ud83d!"}} | contact.name
                    {"title":"x","answers":{"size":"\\ud800"}} | answers.size
                    """)
    void halfACharacterIsRefusedInJson(String body, String field) {
        refused(field, noteWriter.post("/api/notes", JSON, body));
    }

    @Test
    void halfACharacterIsRefusedByGraphql() {
        String mutation = "mutation($t: String!) { createNote(input: {title: $t}) { changeToken } }";
        HttpResponse<String> variable = graphql(mutation, "{\"t\":\"\\ud800\"}");
        assertThat(variable.statusCode()).isEqualTo(422);
        assertThat(variable.body()).contains("variables.t");
        HttpResponse<String> literal =
                noteWriter.post("/graphql", JSON, "{\"query\":\"{ search(q: \\\"\\\\ud800\\\") { totalCount } }\"}");
        assertThat(literal.statusCode()).isEqualTo(400);
        HttpResponse<String> bare =
                noteWriter.post("/graphql", JSON, "{\"query\":\"{ search(q: \\\"\\ud800\\\") { totalCount } }\"}");
        assertThat(bare.statusCode()).isEqualTo(422);
        assertThat(bare.body()).contains("query");
    }

    private HttpResponse<String> graphql(String query, String variables) {
        return noteWriter.post("/graphql", JSON, "{\"query\":\"" + query + "\",\"variables\":" + variables + "}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/search?q=%ED%A0%80",
                "/api/suggest?q=%FF",
                "/api/changes?kinds=%C0%80",
                "/ogc/collections/notes/items?q=%ED%A0%80",
                "/api/3/action/package_search?q=%ED%A0%80",
                "/search?q=%ED%A0%80",
                "/georeport/v2/requests.json?q=%ED%B0%80"
            })
    void bytesThatAreNoTextAreRefusedInAnAddress(String address) {
        HttpResponse<String> answer = TestPortal.withNotes().get(address);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("not in UTF-8");
    }

    @Test
    void halfACharacterIsRefusedInConditionsToolsAndActions() {
        TestPortal portal = TestPortal.withNotes();
        String condition = "{\"op\":\"=\",\"args\":[{\"property\":\"title\"},\"\\ud800\"]}";
        HttpResponse<String> filtered =
                portal.get("/ogc/collections/notes/items?filter-lang=cql2-json&filter=" + TestPortal.encode(condition));
        assertThat(filtered.statusCode()).isEqualTo(400);
        assertThat(filtered.body()).contains("filter", "half of a character");
        HttpResponse<String> tool = noteWriter.post(
                "/mcp",
                JSON,
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"search\","
                        + "\"arguments\":{\"query\":\"\\ud800\"}}}",
                "Accept",
                "application/json");
        assertThat(tool.body()).contains("params.arguments.query", "half of a character");
        HttpResponse<String> action = noteWriter.post("/api/3/action/package_search", JSON, "{\"q\":\"\\ud800\"}");
        assertThat(action.statusCode()).isEqualTo(409);
        assertThat(action.body()).contains("half of a character");
    }

    @Test
    void bytesThatAreNoTextAreRefusedInAForm() {
        assertThat(noteWriter.post("/api/notes", FORM, "title=%ED%A0%80").statusCode())
                .isEqualTo(400);
    }

    @Test
    void whatIsTypedInFullWidthIsReadAsHalfWidth() {
        HttpResponse<String> made =
                noteWriter.post("/api/notes", JSON, """
                {"title":"ＡＢＣ","mood":"ｇｏｏｄ","stars":"４．５","day":"２０２６－０５－３１","at":"２０２６-05-31T08:00:00＋08:00"}
                """.replace("\"stars\":\"４．５\"", "\"stars\":4.5"));
        assertThatJson(made.body())
                .node("given")
                .isEqualTo("{\"title\":\"ＡＢＣ\",\"mood\":\"good\",\"stars\":\"4.5\",\"day\":\"2026-05-31\","
                        + "\"at\":\"2026-05-31T00:00:00Z\"}");
        assertThatJson(noteWriter
                        .post("/api/notes", FORM, "title=a&stars=" + TestPortal.encode("４．５"))
                        .body())
                .node("given.stars")
                .isEqualTo("\"4.5\"");
        assertThat(TestPortal.withNotes()
                        .get("/api/search?limit=" + TestPortal.encode("１０"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aQuestionThatNobodySeesIsNone() {
        TestPortal portal = TestPortal.shared();
        String all = portal.get("/api/search?kind=pilot&limit=0").body();
        assertThat(new JsonObject(portal.get("/api/search?kind=pilot&limit=0&q=%E2%80%8B%EF%BB%BF")
                                .body())
                        .getInteger("total"))
                .isEqualTo(new JsonObject(all).getInteger("total"));
    }

    private static void refused(String field, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("\"" + field + "\"");
    }
}
