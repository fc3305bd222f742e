package pilotcity.portal.face.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.permission.Grant;

/** Forms that a decoder stumbles over, at once and in chunks, also where no form is expected. */
class OddFormsTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String PARTS = "multipart/form-data; boundary=X";
    private static final String PART = "--X\r\nContent-Disposition: form-data; name=\"next\"\r\n\r\n";
    private static final Map<String, String> BODIES = Map.of(
            "next=" + "a".repeat(14_000),
            FORM,
            "a".repeat(7_047),
            FORM,
            "a".repeat(30_000) + "=1",
            FORM,
            "a=1&".repeat(3_000),
            FORM,
            "next=%zz&%",
            FORM,
            "next=" + "a".repeat(70_000),
            FORM,
            PART + "a".repeat(12_000) + "\r\n--X--\r\n",
            PARTS,
            PART.replace("; name=\"next\"", "") + "x\r\n--X--\r\n",
            PARTS,
            PART + "never ends",
            PARTS,
            PART + "x\r\n--X--\r\n",
            "multipart/form-data");

    private final TestPortal portal = TestPortal.shared();
    private final String bearer = portal.bearer("oddity", Grant.ALL);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sign-in",
                "/sign-out",
                "/api/tokens",
                "/api/tokens/follow-up",
                "/graphql",
                "/mcp",
                "/api/records",
                "/report",
                "/open311/v2/requests.json",
                "/api/3/action/package_search"
            })
    void everyFormIsAnswered(String path) throws IOException {
        for (Map.Entry<String, String> body : BODIES.entrySet()) {
            for (boolean chunked : new boolean[] {false, true}) {
                String what = body.getValue() + " "
                        + body.getKey().substring(0, Math.min(60, body.getKey().length()))
                        + (chunked ? " chunked" : "");
                try (RawHttpConnection connection =
                        new RawHttpConnection(portal.service().port(), 10_000)) {
                    int status = connection
                            .exchange(request(path, body.getValue(), body.getKey(), chunked))
                            .status();
                    assertThat(status).as(what).isBetween(200, 499);
                }
            }
        }
    }

    /** A form that was cut off on its way is refused: neither the part that came nor the rest counts. */
    @Test
    void aFormThatIsCutOffIsRefusedAndNothingIsWritten() throws IOException {
        String words = "cut off " + System.nanoTime();
        String whole = part("description", words)
                + part("lon", "113.3")
                + part("lat", "23.1")
                + part("category", "pothole")
                + part("contact[name]", "nobody");
        for (String body : List.of(whole, whole + "--X", whole + "--X-")) {
            HttpResponse<String> answer =
                    portal.send(portal.request("/api/records", "Authorization", bearer, "Content-Type", PARTS)
                            .POST(BodyPublishers.ofString(body))
                            .build());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            assertThat(answer.body()).contains("is cut off");
        }
    }

    private static String part(String name, String value) {
        return "--X\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    @Test
    void aLengthThatNoNumberHoldsIsTooLarge() throws IOException {
        for (String length : List.of("9223372036854775807", "999999999999999999")) {
            try (RawHttpConnection connection =
                    new RawHttpConnection(portal.service().port(), 10_000)) {
                String head = "POST /api/records HTTP/1.1\r\nHost: localhost:"
                        + portal.service().port()
                        + "\r\nContent-Type: application/json\r\nAuthorization: " + bearer
                        + "\r\nContent-Length: " + length + "\r\n\r\n";
                assertThat(connection
                                .exchange(head.getBytes(StandardCharsets.ISO_8859_1))
                                .status())
                        .isEqualTo(413);
            }
        }
    }

    private byte[] request(String path, String type, String body, boolean chunked) {
        String head = "POST " + path + " HTTP/1.1\r\nHost: localhost:"
                + portal.service().port() + "\r\nOrigin: " + portal.url() + "\r\nContent-Type: " + type + "\r\n";
        String sent = chunked
                ? "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(body.length()) + "\r\n" + body
                        + "\r\n0\r\n\r\n"
                : "Content-Length: " + body.length() + "\r\n\r\n" + body;
        return (head + sent).getBytes(StandardCharsets.ISO_8859_1);
    }
}
