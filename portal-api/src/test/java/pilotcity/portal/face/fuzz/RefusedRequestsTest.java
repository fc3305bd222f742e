package pilotcity.portal.face.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.permission.Grant;

/** What once was answered as a fault of the portal. */
class RefusedRequestsTest {
    private static final String JSON = "application/json";
    private static final TestPortal PORTAL = TestPortal.withNotes();

    private static HttpResponse<String> post(String path, String type, String body, String... headers) {
        var request = PORTAL.request(path, "Content-Type", type, "Accept", JSON + ", text/event-stream");
        return PORTAL.send((headers.length == 0 ? request : request.headers(headers))
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    @ParameterizedTest
    @CsvSource({"0,90", "180,0", "-180,-90", "180,90"})
    void theEndsOfTheEarthAreOnIt(double lon, double lat) {
        HttpResponse<String> made = post(
                "/api/records",
                JSON,
                "{\"description\":\"x\",\"lon\":" + lon + ",\"lat\":" + lat + "}",
                "Authorization",
                PORTAL.bearer("somebody", Grant.ALL));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({"95,113.3", "23.1,200", "NaN,113.3", "1e309,1"})
    void aReportFromNowhereComesBackAsItWasFilledIn(String lat, String lon) {
        HttpResponse<String> answer = post(
                "/report",
                "application/x-www-form-urlencoded",
                "description=keepme&lat=" + lat + "&lon=" + lon,
                "Origin",
                PORTAL.url());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("keepme");
    }

    @ParameterizedTest
    @CsvSource({"1e309", "-1e309", "9e999"})
    void aBoxHasSidesThatAreNumbers(String side) {
        String filter = TestPortal.encode("S_INTERSECTS(geometry,BBOX(" + side + ",1,2,3))");
        assertThat(PORTAL.get("/api/search?kind=pilot&filter=" + filter).statusCode())
                .isEqualTo(400);
        assertThat(PORTAL.get("/search?kind=pilot&filter=" + filter).statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{search(q:\"\\\\u{FFFFFFFF}\"){totalCount}}", "{search(q:\"\\\\u{80000000}\"){totalCount}}"})
    void anEscapeNamesACharacter(String query) {
        assertThat(post("/graphql", JSON, "{\"query\":\"" + query.replace("\"", "\\\"") + "\"}")
                        .body())
                .contains("GRAPHQL_PARSE_FAILED");
    }

    @ParameterizedTest
    @CsvSource({"1000", "250000"})
    void aNumberIsNotReadForSeconds(int digits) {
        HttpResponse<String> answer =
                post("/graphql", JSON, "{\"query\":\"{projects(first:" + "9".repeat(digits) + "){totalCount}}\"}");
        assertThat(answer.body()).contains("GRAPHQL_PARSE_FAILED").hasSizeLessThan(1000);
    }

    @ParameterizedTest
    @CsvSource({"[]", "\"x\"", "1"})
    void argumentsOfAToolAreAnObject(String arguments) {
        HttpResponse<String> answer = post(
                "/mcp",
                JSON,
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"search\",\"arguments\":"
                        + arguments + "}}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("-32602", "params.arguments must be an object");
    }

    @ParameterizedTest
    @CsvSource({"/report", "/api/records", "/open311/v2/requests.xml"})
    void aPartOfPartsWithoutBoundaryIsNoForm(String path) {
        HttpResponse<String> answer = post(
                path,
                "multipart/form-data; boundary=XX",
                "--XX\r\nContent-Disposition: form-data; name=\"photos\"\r\nContent-Type: multipart/mixed\r\n\r\nx\r\n--XX--\r\n",
                "Origin",
                PORTAL.url());
        assertThat(answer.statusCode()).as(answer.body()).isIn(List.of(400, 401));
    }
}
