package pilotcity.portal.face.open311;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pilotcity.portal.FeatureRegistry;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.config.Setting;
import pilotcity.portal.kernel.permission.Grant;

/** Every error has its status and the format that was asked for. */
class Open311ErrorsTest {
    private final Open311Client client = new Open311Client(Open311Client.portal());

    /** The same in XML and JSON: a list of code and description. */
    private static JsonNode faults(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        boolean xml = answer.uri().getPath().endsWith(".json");
        assertThat(answer.headers().firstValue("content-type"))
                .contains(xml ? "application/json; charset=utf-8" : "text/xml; charset=utf-8");
        JsonNode faults = xml ? SparkConvention.json(answer.body()) : SparkConvention.of(answer.body());
        assertThat(faults.isArray() && !faults.isEmpty()).isTrue();
        faults.forEach(fault -> {
            assertThat(fault.path("code").isNumber()).isTrue();
            assertThat(fault.path("description").asText()).isNotBlank();
        });
        return faults;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400|requests.*?start_date=2026-01-01T00:00:00Z&end_date=2026-04-02T00:00:00Z|90 days",
                "400|requests.*?start_date=2026-01-02T00:00:00Z&end_date=2026-01-01T00:00:00Z|end_date",
                "400|requests.*?start_date=2026-02-30|start_date",
                "400|requests.*?start_date=2026-01-01T00:00:00|start_date",
                "400|requests.*?status=done|status",
                "400|requests.*?page=0|page",
                "400|requests.*?page_size=1001|page_size",
                "400|requests.*?page=2000000000|page",
                "400|requests.*?extensions=maybe|extensions",
                "400|requests.*?lat=91&long=0|lat",
                "400|requests.*?lat=1|long",
                "400|requests.*?radius=5|lat",
                "400|requests.*?simulated=all|simulated",
                "400|requests.*?colour=red|colour",
                "400|requests.*?page=1&page=2|page",
                "404|requests/none.*|service_request_id",
                "404|services/none.*|service_code",
                "404|services/cycling.*|service_code",
                "404|tokens/none.*|token",
                "400|services.*?q=1|q",
                "400|servicerequestupdates.*?start_date=yesterday|start_date",
                "404|nothing.*|nothing",
                "404|requests/1/2.*|nothing"
            })
    void aReadThatCannotBeAnsweredSaysWhy(int status, String path, String word) {
        for (String format : List.of("xml", "json")) {
            JsonNode faults = faults(client.get(path.replace("*", format)), status);
            assertThat(faults.path(0).path("code").asInt()).isEqualTo(status);
            assertThat(faults.path(0).path("description").asText()).contains(word);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"services.html", "services", "requests/1.txt", "requests.JSON", "discovery.", "services.%20"})
    void anotherFormatIsRefusedInXml(String path) {
        JsonNode faults = faults(client.get(path), 400);
        assertThat(faults.path(0).path("description").asText()).contains(".xml");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, services, 'GET, HEAD, OPTIONS'",
        "DELETE, requests, 'GET, HEAD, OPTIONS, POST'",
        "PUT, requests/1, 'GET, HEAD, OPTIONS'",
        "PATCH, servicerequestupdates, 'GET, HEAD, OPTIONS, POST'"
    })
    void aMethodThatIsNotThereSaysWhichAre(String method, String path, String allowed) {
        for (String format : List.of("xml", "json")) {
            HttpResponse<String> answer = client.send(method, path + "." + format);
            faults(answer, 405);
            assertThat(answer.headers().firstValue("allow")).contains(allowed);
        }
    }

    @Test
    void aBadKeyIs403() {
        for (String format : List.of("xml", "json")) {
            String path = "requests." + format;
            faults(client.post(path, "service_code", "taxi", "address_string", "x"), 403);
            faults(client.post(path, "api_key", "", "service_code", "taxi"), 403);
            faults(client.post(path, "api_key", "nonsense", "service_code", "taxi"), 403);
            String other = client.key(Open311Client.grant("comment"));
            JsonNode faults =
                    faults(client.post(path, "api_key", other, "service_code", "taxi", "address_string", "x"), 403);
            assertThat(faults.path(0).path("description").asText()).contains("report");
            faults(client.post("servicerequestupdates." + format, "api_key", "nonsense"), 403);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400|service_code=|service_code",
                "404|service_code=none|service_code",
                "404|service_code=roads|service_code",
                "400|lat=NaN|lat",
                "400|lat=1e400|lat",
                "400|lat=91|lat",
                "400|long=181|long",
                "400|long=-180.5|long",
                "400|lat=|lat",
                "400|colour=red|colour",
                "400|description=a&description=b|description",
                "400|attribute[nothing]=1|attribute[nothing]",
                "400|attribute[how-often]=once&attribute[how-often]=daily|attribute[how-often]",
                "400|attribute[what-blocks][]=elephant|attribute[what-blocks]",
                "400|media_url=javascript:alert(1)|media_url",
                "400|address_id=000000|address_id"
            })
    void aReportThatCannotBeTakenSaysWhy(int status, String change, String word) {
        String changed = change.substring(0, change.indexOf('='));
        StringBuilder body = new StringBuilder("api_key=" + client.key);
        for (String usual : List.of("service_code=cycling-lane-blocked", "lat=23.1", "long=113.3")) {
            if (!usual.startsWith(changed + "=")) {
                body.append('&').append(usual);
            }
        }
        body.append('&').append(change);
        for (String format : List.of("xml", "json")) {
            JsonNode faults = faults(
                    client.postBody("requests." + format, "application/x-www-form-urlencoded", body.toString()),
                    status);
            assertThat(faults.path(0).path("description").asText()).contains(word);
        }
    }

    @Test
    void severalFaultsAreToldAtOnce() {
        JsonNode faults =
                faults(client.post("requests.xml", "api_key", client.key, "service_code", "unpaid-wages"), 400);
        List<String> told = new ArrayList<>();
        faults.forEach(fault -> told.add(fault.path("description").asText()));
        assertThat(told).hasSize(2);
        assertThat(told.getFirst()).contains("lat", "address_string");
        assertThat(told.getLast()).contains("attribute[employer]");
    }

    @Test
    void wordsHaveAnEnd() {
        String most = "字".repeat(4000);
        assertThat(client.report("description", most)).isNotEmpty();
        faults(
                client.post(
                        "requests.json",
                        "api_key",
                        client.key,
                        "service_code",
                        "taxi",
                        "address_string",
                        "x",
                        "description",
                        most + "字"),
                400);
    }

    @Test
    void onlyFormsAreTaken() {
        JsonNode faults = faults(client.postBody("requests.json", "application/json", "{}"), 400);
        assertThat(faults.path(0).path("code").asInt()).isEqualTo(415);
        faults(client.postBody("requests.xml", "application/x-www-form-urlencoded; charset=gbk", "a=b"), 400);
        faults(client.post("requests.xml?service_code=taxi", "api_key", client.key), 400);
    }

    @Test
    void aBodyThatIsTooLargeIs413() {
        faults(
                client.postBody(
                        "requests.json", "application/x-www-form-urlencoded", "description=" + "a".repeat(20_000_000)),
                413);
    }

    @Test
    void aQueryThatCannotBeDecodedIs400() throws IOException {
        int port = URI.create(Open311Client.portal().url()).getPort();
        try (Socket socket = new Socket("localhost", port)) {
            String request = "GET /open311/v2/requests.json?status=%ZZ HTTP/1.0\r\nHost: localhost\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.0 400").contains("application/json; charset=utf-8", "[{\"code\":400");
        }
    }

    @Test
    void anotherJurisdictionIsNotHere() {
        var data = TestPortal.temporaryFolder();
        try (TestPortal portal = TestPortal.start(
                FeatureRegistry.STANDARD,
                data,
                TestPortal.config(data).with(Setting.OPEN311_JURISDICTION, "city.example"))) {
            Open311Client city = new Open311Client(portal);
            for (String format : List.of("xml", "json")) {
                assertThat(city.get("services." + format + "?jurisdiction_id=city.example")
                                .statusCode())
                        .isEqualTo(200);
                assertThat(city.get("services." + format).statusCode()).isEqualTo(200);
                for (String path : List.of("services", "requests", "discovery", "services/taxi", "requests/1")) {
                    faults(city.get(path + "." + format + "?jurisdiction_id=other.example"), 404);
                }
                String key = city.key(Grant.ALL);
                faults(city.post("requests." + format, "api_key", key, "jurisdiction_id", "other.example"), 404);
                faults(
                        city.post(
                                "servicerequestupdates." + format, "api_key", key, "jurisdiction_id", "other.example"),
                        404);
            }
        }
        TestPortal.delete(data);
        assertThat(client.get("services.json?jurisdiction_id=any").statusCode()).isEqualTo(200);
    }
}
