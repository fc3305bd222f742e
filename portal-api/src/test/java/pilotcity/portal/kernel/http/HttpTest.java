package pilotcity.portal.kernel.http;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pilotcity.portal.TestPortal;

class HttpTest {
    private final TestPortal portal = TestPortal.shared();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/search?kind=pilot",
                "/api/pilots/CN-SCP-2012-001",
                "/api/kinds",
                "/api/datasets/pilots/files/pilots.csv"
            })
    void readsHaveAnEntityTagAndAnswer304(String path) {
        String tag = portal.get(path).headers().firstValue("etag").orElseThrow();
        assertThat(portal.get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(portal.get(path, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
        HttpResponse<String> head = portal.send(portal.request(path)
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("etag")).contains(tag);
    }

    @Test
    void aReaderWhoKnowsTheTimeOfAStateIsToldOnlyOfALaterOne() {
        TestPortal notes = TestPortal.withNotes();
        String time = null;
        while (time == null) {
            time = notes.get("/api/search?kind=note")
                    .headers()
                    .firstValue("last-modified")
                    .orElse(null);
        }
        assertThat(notes.get("/api/search?kind=note", "If-Modified-Since", time).statusCode())
                .isEqualTo(304);
        assertThat(notes.get("/api/search?kind=note", "If-Modified-Since", time, "If-None-Match", "\"other\"")
                        .statusCode())
                .isEqualTo(200);
        var written = notes.sql("UPDATE pilot SET name = name WHERE id = 'CN-SCP-2012-001'");
        assertThat(notes.get("/api/search?kind=note&atLeast=" + written, "If-Modified-Since", time)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatMayBeCompressedVariesByIt() {
        assertThat(portal.get("/api/kinds").headers().firstValue("vary").orElseThrow())
                .contains("Accept-Encoding");
        assertThat(portal.get("/").headers().allValues("vary")).containsExactly("Accept-Language, Accept-Encoding");
    }

    @Test
    void everyAnswerCarriesSecurityHeadersAndARequestId() {
        HttpResponse<String> answer = portal.get("/api/kinds", "X-Request-Id", "given-1");
        assertThat(answer.headers().firstValue("x-request-id")).contains("given-1");
        assertThat(answer.headers().firstValue("x-content-type-options")).contains("nosniff");
        assertThat(answer.headers().firstValue("content-security-policy").orElseThrow())
                .contains("script-src 'self'");
        assertThat(answer.headers().firstValue("server")).isEmpty();
    }

    @Test
    void othersMayReadFromTheirPages() {
        assertThat(portal.get("/api/kinds", "Origin", "https://example.org")
                        .headers()
                        .firstValue("access-control-allow-origin"))
                .contains("*");
    }

    @Test
    void aMethodThatIsNotThereSaysWhichAre() {
        HttpResponse<String> answer =
                portal.send(portal.request("/api/search").DELETE().build());
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("allow")).contains("GET, HEAD, OPTIONS");
        assertThatJson(answer.body()).node("status").isEqualTo(405);
    }

    @Test
    void whatIsNotThereIs404() {
        assertThat(portal.get("/api/pilots/none").statusCode()).isEqualTo(404);
        assertThat(portal.get("/api/none/none").statusCode()).isEqualTo(404);
        assertThat(portal.get("/api/datasets/pilots/files/none.csv").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aRequestLineThatIsTooLongIsRefused() {
        HttpResponse<String> answer = portal.get("/api/search?q=" + "a".repeat(20_000));
        assertThat(answer.statusCode()).isEqualTo(414);
        assertThatJson(answer.body()).node("status").isEqualTo(414);
    }

    @Test
    void filesAreSentInRanges() {
        String path = "/api/datasets/pilots/files/pilots.csv";
        HttpResponse<String> part = portal.get(path, "Range", "bytes=0-9");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("id,batch,a");
        assertThat(part.headers().firstValue("content-range").orElseThrow()).startsWith("bytes 0-9/");
        assertThat(portal.get(path, "Range", "bytes=99999999-").statusCode()).isEqualTo(416);
        assertThat(portal.get(path, "Range", "bytes=0-9", "If-Range", "\"old\"").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aMethodThatSomebodyInventsIsNoMetricOfItsOwn() {
        for (String method : List.of("INVENTED", "INVENTED2", "MKCALENDAR")) {
            portal.send(portal.request("/api/kinds")
                    .method(method, HttpRequest.BodyPublishers.noBody())
                    .build());
        }
        String metrics = portal.get("/metrics").body();
        while (!metrics.contains("method=\"other\"")) {
            metrics = portal.get("/metrics").body();
        }
        assertThat(metrics).contains("method=\"GET\"").doesNotContain("INVENTED", "MKCALENDAR");
    }

    @Test
    void aRequestIdThatMayBeAKeyIsNotKept() {
        String key = "0123456789abcdef".repeat(2);
        for (String given : List.of(key, "a".repeat(65), "a b", "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmVk")) {
            assertThat(portal.get("/api/kinds", "X-Request-Id", given)
                            .headers()
                            .firstValue("x-request-id")
                            .orElseThrow())
                    .as(given)
                    .hasSize(16);
        }
        String uuid = "0198c5a0-7f3e-7000-8000-0123456789ab";
        assertThat(portal.get("/api/kinds", "X-Request-Id", uuid).headers().firstValue("x-request-id"))
                .contains(uuid);
    }

    @Test
    void thePortalSaysHowItIs() {
        assertThatJson(portal.get("/health/live").body()).node("status").isEqualTo("live");
        assertThatJson(portal.get("/health/ready").body()).node("database").isEqualTo("up");
        assertThat(portal.get("/metrics").body())
                .contains(
                        "http_requests_seconds_bucket",
                        "index_lag_changes",
                        "index_lag_milliseconds",
                        "jvm_memory_used_bytes",
                        "database_pool_size",
                        "index_freshness_seconds");
    }
}
