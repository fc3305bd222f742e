package pilotcity.portal.face.write;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static pilotcity.portal.TestPortal.encode;
import static pilotcity.portal.face.write.NoteWriter.JSON;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.permission.Grant;

class WriteBodiesTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String GIVEN = """
            {"title":"all","mood":"very-bad","stars":"4.5","day":"2026-05-31","at":"2026-05-31T00:00:00Z",
             "where":"POINT (113.3 23.1)","simulated":"true","tags":["a","b"],
             "contact":{"name":"Li","email":"li@example.org"},"stops":[{"note":"one"},{"note":"two"}],
             "answers":{"size":["big"],"kinds":["x","y"]},"photos":["3 bytes"]}
            """;

    private final NoteWriter noteWriter = new NoteWriter();

    @Test
    void everyTypeIsReadFromJson() {
        HttpResponse<String> made = noteWriter.post("/api/notes", JSON + "; charset=UTF-8", """
                {"title":" all ","mood":"very-bad","stars":4.5,"day":"2026-05-31","at":"2026-05-31T08:00:00+08:00",
                 "where":{"type":"Point","coordinates":[113.3,23.1]},"simulated":true,"tags":["a","b"],"about":null,
                 "contact":{"name":"Li","email":"li@example.org"},"stops":[{"note":"one"},{"note":"two"}],
                 "answers":{"size":"big","kinds":["x","y"]},"photos":["YWJj"]}
                """);
        assertThatJson(made.body()).node("given").isEqualTo(GIVEN);
    }

    @Test
    void everyTypeIsReadFromAForm() {
        String body = pairs(
                "title=all",
                "mood=very-bad",
                "stars=4.5",
                "day=2026-05-31",
                "at=2026-05-31T08:00:00+08:00",
                "where={\"type\":\"Point\",\"coordinates\":[113.3,23.1]}",
                "simulated=on",
                "tags=a",
                "tags=b",
                "about=",
                "contact[name]=Li",
                "contact.email=li@example.org",
                "stops[1][note]=two",
                "stops[0][note]=one",
                "answers[size]=big",
                "answers[kinds]=x",
                "answers[kinds]=y",
                "photos=YWJj");
        assertThatJson(noteWriter.post("/api/notes", FORM, body).body())
                .node("given")
                .isEqualTo(GIVEN);
    }

    @Test
    void filesComeAsPartsOfAForm() {
        String body = part("title", "", "with files")
                + part("tags[]", "", "照片")
                + part("photos", "; filename=\"a.jpg\"", "12345")
                + part("photos", "; filename=\"b.jpg\"", "1234567")
                + part("photos", "; filename=\"\"", "")
                + "--b--\r\n";
        HttpResponse<String> made = noteWriter.post("/api/notes", "multipart/form-data; boundary=b", body);
        assertThatJson(made.body())
                .node("given")
                .isEqualTo("{title:'with files',tags:['照片'],photos:['5 bytes','7 bytes']}");
    }

    private static String part(String name, String more, String content) {
        return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more + "\r\n\r\n" + content + "\r\n";
    }

    private static String pairs(String... pairs) {
        return Arrays.stream(pairs)
                .map(pair -> pair.split("=", 2))
                .map(pair -> encode(pair[0]) + "=" + encode(pair[1]))
                .collect(Collectors.joining("&"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"title":"a","title":"b"}                        |             | title
            {"title":"a","colour":"red"}                     | colour      | unknown
            {"colour":"red"}                                 | colour      | unknown
            {}                                               | title       | required
            {"title":7}                                      | title       | text
            {"title":"123456789012345678901"}                | title       | 20 characters
            {"title":"a","stars":"4"}                        | stars       | number
            {"title":"a","stars":6}                          | stars       | from 0
            {"title":"a","simulated":"true"}                 | simulated   | true or false
            {"title":"a","tags":"a"}                         | tags        | list
            {"title":"a","tags":["a",1]}                     | tags[1]     | text
            {"title":"a","contact":{"name":"Li","x":1}}      | contact.x   | unknown
            {"title":"a","contact":{"email":"x"}}            | contact.name | required
            {"title":"a","contact":"Li"}                     | contact     | object
            {"title":"a","stops":[{"note":1}]}               | stops[0].note | text
            {"title":"a","mood":"blue"}                      | mood        | good or very-bad
            {"title":"a","day":"yesterday"}                  | day         | date
            {"title":"a","at":"2026-05-31T08:00:00"}         | at          | offset
            {"title":"a","day":"-0001-12-31"}                | day         | years 1 to 9999
            {"title":"a","at":"0001-01-01T00:00:00+08:00"}   | at          | years 1 to 9999
            {"title":"a","at":"+10000-01-01T00:00:00Z"}      | at          | years 1 to 9999
            {"title":"a","where":{"type":"Point","coordinates":[1,95]}} | where | 95
            {"title":"a","where":"POINT(1 1)"}               | where       | GeoJSON
            {"title":"a","answers":{"q":{"a":1}}}            | answers.q   | text
            {"title":"a","photos":["%%%"]}                   | photos[0]   | base64
            []                                               |             | object
            {"title":"a"} {}                                 |             | JSON
            {"title":                                        |             | JSON
            """)
    void whatIsWrongInJsonIsNamed(String body, String field, String reason) {
        HttpResponse<String> refused = noteWriter.post("/api/notes", JSON, body);
        assertRefused(refused, field, reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            title=a&title=b             | title        | more than once
            title=a&colour=red          | colour       | unknown
            title=a&contact=Li          | contact      | group
            title=a&contact[name]=&contact[email]=x | contact.name | required
            title[x]=a                  | title        | no parts
            title=a&title[x]=b          | title[x]     | both
            title=a&stops[x][note]=b    | stops[x]     | numbered
            title=a&]=b                 | ]            | no name
            title=a&simulated=maybe     | simulated    | true or false
            title=a&answers[q][r]=b     | answers.q    | text
            title=%ff                   | title        | UTF-8
            """)
    void whatIsWrongInAFormIsNamed(String body, String field, String reason) {
        assertRefused(noteWriter.post("/api/notes", FORM, body), field, reason);
    }

    private static void assertRefused(HttpResponse<String> refused, String field, String reason) {
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(refused.body()).contains(reason);
        if (field != null) {
            assertThatJson(refused.body()).node("parameter").isEqualTo(field);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/json; charset=utf-16",
                "multipart/mixed; boundary=b",
                "application/jsonp"
            })
    void otherTypesAreRefused(String type) {
        assertThat(noteWriter.post("/api/notes", type, "{\"title\":\"x\"}").statusCode())
                .isEqualTo(415);
    }

    @Test
    void aBodyOfNoTypeOrWithACodingIsRefused() {
        assertThat(noteWriter.post("/api/notes", null, "{\"title\":\"x\"}").statusCode())
                .isEqualTo(415);
        assertThat(noteWriter
                        .post("/api/notes", JSON, "{\"title\":\"x\"}", "Content-Encoding", "gzip")
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void aBodyWithBytesThatAreNoTextIsRefused() {
        HttpResponse<String> broken = noteWriter.post(
                "/api/notes", JSON, BodyPublishers.ofByteArray(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'}));
        assertRefused(broken, null, "UTF-8");
        assertThat(noteWriter.post("/api/notes", "multipart/form-data", "x").statusCode())
                .isEqualTo(415);
        assertRefused(noteWriter.post("/api/notes", "multipart/form-data; boundary=b", "--b--\r\n"), null, "required");
        assertRefused(noteWriter.post("/api/notes", "multipart/form-data; boundary=b", "--b\r\nx"), null, "cut off");
    }

    @Test
    void aLargeBodyIsReadWhereFilesAreTakenAndRefusedElsewhere() {
        String photo = "A".repeat(1_200_000);
        assertThatJson(noteWriter
                        .post("/api/notes", JSON, "{\"title\":\"big\",\"photos\":[\"" + photo + "\"]}")
                        .body())
                .node("given.photos[0]")
                .isEqualTo("900000 bytes");
        assertThat(noteWriter
                        .post("/api/notes/import-copy", JSON, "{\"title\":\"" + photo + "\"}")
                        .statusCode())
                .isEqualTo(413);
    }

    /** On a connection of its own: the answer may come before all has been sent, and another request before the rest. */
    private HttpResponse<String> upload(BodyPublisher body) throws IOException, InterruptedException {
        try (HttpClient client = TestPortal.newClient()) {
            return client.send(
                    noteWriter
                            .portal
                            .request("/api/notes", "Authorization", noteWriter.token, "Content-Type", JSON)
                            .POST(body)
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    @Test
    void twentyMegabytesAreTooMany() throws IOException, InterruptedException {
        byte[] body = new byte[20_000_000];
        assertThat(upload(BodyPublishers.ofByteArray(body)).statusCode()).isEqualTo(413);
        HttpResponse<String> unannounced = upload(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
        assertThat(unannounced.statusCode()).isEqualTo(413);
        assertThatJson(unannounced.body()).node("detail").isEqualTo("the body has more than 16777216 bytes");
        assertThat(noteWriter.post("/api/notes", JSON, "{\"title\":\"after\"}").statusCode())
                .isEqualTo(201);
    }

    @Test
    void strangersAreRefusedBeforeTheirBodyIsRead() {
        HttpResponse<String> stranger = noteWriter.portal.send(noteWriter
                .portal
                .request("/api/notes", "Content-Type", JSON)
                .POST(BodyPublishers.ofByteArray(new byte[1_000_000]))
                .build());
        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(noteWriter.portal.bearer("next", Grant.ALL)).startsWith("Bearer ");
    }
}
