package pilotcity.portal.kernel.http.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pilotcity.portal.TestPortal;
import pilotcity.portal.face.fuzz.RawHttpConnection;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.config.Setting;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.http.WebServer;

/** What is a request and what is none (RFC 9112), over a socket. */
class WireTest {
    private static final int PATIENCE_MILLIS = 300;
    private static final int LONG_MILLIS = 20_000;

    private static Vertx vertx;
    private static WebServer server;

    @BeforeAll
    static void start() {
        Path data = Path.of("unused");
        Config config = TestPortal.config(data).with(Setting.HTTP_BODY_TIMEOUT, String.valueOf(PATIENCE_MILLIS));
        vertx = WatchedTransport.vertx(PATIENCE_MILLIS);
        server = WebServer.start(
                vertx, config, new SimpleMeterRegistry(), () -> Instant.EPOCH, List.of(WireTest::mountSlow));
    }

    private static void mountSlow(Router router) {
        router.get("/slow")
                .handler(context -> vertx.setTimer(
                        3L * PATIENCE_MILLIS, late -> context.response().end("done")));
    }

    @AfterAll
    static void stop() {
        server.close();
        Await.get(vertx.close());
    }

    private static RawHttpConnection.Answer ask(String request) throws IOException {
        try (RawHttpConnection connection =
                new RawHttpConnection(TestPortal.shared().service().port(), LONG_MILLIS)) {
            connection.send(request.getBytes(StandardCharsets.ISO_8859_1));
            RawHttpConnection.Answer answer = connection.read(false);
            if (answer.status() == 400) {
                assertThat(answer.closed()).isTrue();
            }
            return answer;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Host: a\r\nHost: a\r\n",
                "Host: a b\r\n",
                "Host: http://x/\r\n",
                "Host: x:99999\r\n",
                "Host: x:abc\r\n",
                "Host: [::1\r\n",
                "Host: ::1\r\n",
                "Host: a@b\r\n",
                "Host: a/b\r\n",
                "Host: \u00ff\r\n"
            })
    void aRequestHasOneHostThatIsOne(String hosts) throws IOException {
        assertThat(ask("GET /api/kinds HTTP/1.1\r\n" + hosts + "\r\n").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Host: localhost\r\n", "Host: [::1]:8080\r\n", "host: 127.0.0.1:80\r\n", "Host: x-y.example:\r\n"
            })
    void whatNamesAHostIsTaken(String host) throws IOException {
        assertThat(ask("GET /health/live HTTP/1.1\r\n" + host + "\r\n").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding: identity",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
                "Content-Length: 2\r\nContent-Length: 4",
                "Content-Length: +2"
            })
    void aBodyHasOneLength(String lengths) throws IOException {
        String request = "POST /api/campaigns HTTP/1.1\r\nHost: localhost\r\n" + lengths
                + "\r\n\r\n2\r\n{}\r\n0\r\n\r\n" + "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";
        assertThat(ask(request).status()).isEqualTo(400);
    }

    @Test
    void chunksAreABody() throws IOException {
        assertThat(ask("POST /api/campaigns HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: Chunked\r\n"
                                + "Content-Type: application/json\r\n\r\n2\r\n{}\r\n0\r\n\r\n")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void afterBothLengthsTheConnectionIsClosed() throws IOException {
        String answered = everythingAnswered("POST /api/campaigns HTTP/1.1\r\nHost: localhost\r\n"
                + "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n2\r\n{}\r\n0\r\n\r\n"
                + "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertThat(answered.split("HTTP/1.1 ", -1)).as(answered).hasSize(2);
    }

    @Test
    void aBodyThatDoesNotEndEndsTheConnection() throws IOException {
        try (RawHttpConnection connection = new RawHttpConnection(server.port(), LONG_MILLIS)) {
            connection.send("POST /none HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nabc"
                    .getBytes(StandardCharsets.US_ASCII));
            assertThat(connection.read(false).status()).isEqualTo(404);
            assertThat(connection.isAtEnd()).isTrue();
        }
    }

    /** The first of a connection, and one after an answer. */
    @ParameterizedTest
    @ValueSource(strings = {"", "GET /none HTTP/1.1\r\nHost: localhost\r\n\r\n"})
    void aHeadThatDoesNotEndIsEnded(String before) throws IOException {
        try (RawHttpConnection connection = new RawHttpConnection(server.port(), LONG_MILLIS)) {
            if (!before.isEmpty()) {
                assertThat(connection
                                .exchange(before.getBytes(StandardCharsets.US_ASCII))
                                .status())
                        .isEqualTo(404);
            }
            connection.send("GET /none HTTP/1.1\r\nHost: loc".getBytes(StandardCharsets.US_ASCII));
            assertThat(connection.read(false).status()).isEqualTo(408);
        }
    }

    @Test
    void whoOnlyAsksForAnotherProtocolIsStillWatched() throws IOException {
        try (RawHttpConnection connection = new RawHttpConnection(server.port(), LONG_MILLIS)) {
            connection.send("GET /none HTTP/1.1\r\nHost: localhost\r\nUpgrade: foo\r\nConnection: Upgrade\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            assertThat(connection.read(false).status()).isEqualTo(404);
            connection.send("GET /none HT".getBytes(StandardCharsets.US_ASCII));
            assertThat(connection.read(false).status()).isEqualTo(408);
        }
    }

    /** The end of a refused request is unknown: what follows could be its body. */
    @ParameterizedTest
    @ValueSource(
            strings = {"Transfer-Encoding: xchunked", "Transfer-Encoding: identity", "Host: b\r\nContent-Length: 0"})
    void whatFollowsARefusedRequestIsNone(String fields) throws IOException {
        String request = "POST /api/campaigns HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n\r\n"
                + "POST /api/tokens/anonymous HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n";
        assertThat(everythingAnswered(request)).startsWith("HTTP/1.1 400 ").doesNotContain("201", "access_token");
    }

    /** All that comes back until the server closes. */
    private static String everythingAnswered(String request) throws IOException {
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), TestPortal.shared().service().port())) {
            socket.setSoTimeout(LONG_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/graphql", "/mcp", "/api/records"})
    void aCallerThatWaitsIsToldToGoOnOnce(String path) throws IOException {
        String request = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Expect: 100-continue\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}";
        assertThat(everythingAnswered(request).split(" 100 ", -1)).hasSizeLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET ? HTTP/1.1\r\nHost: a", "GET / HTTP/1.1\r\nHost: %", "GET / HTTP/1.1\r\nHost: a%zz"})
    void whatNamesNothingIsRefused(String head) throws IOException {
        assertThat(ask(head + "\r\n\r\n").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/guide",
                "/en/guide",
                "/report",
                "/sign-in",
                "/follow/1/x",
                "/graphql",
                "/api/search",
                "/ogc",
                "/open311/v2/requests.json",
                "/api/3/action/package_search"
            })
    void anAddressThatIsEscapedByHalfIsRefused(String path) throws IOException {
        for (String query : List.of("?x=%", "?q=a%2", "?%zz=1")) {
            assertThat(everythingAnswered(
                            "GET " + path + query + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                    .as(query)
                    .startsWith("HTTP/1.1 400 ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/guide", "/api/search", "/open311/v2/requests.json", "/api/3/action/package_search"})
    void anAddressThatIsEscapedByHalfIsToldWhy(String path) throws IOException {
        assertThat(everythingAnswered("GET " + path + "?q=% HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .contains("a % in the address must be followed by two hexadecimal digits");
    }

    /** As command lines send it. */
    @Test
    void lettersInAnAddressAreRead() throws IOException {
        String asked = "/api/search?kind=place&limit=0&q=广州";
        try (RawHttpConnection connection =
                new RawHttpConnection(TestPortal.shared().service().port(), LONG_MILLIS)) {
            String raw = connection
                    .exchange(
                            ("GET " + asked + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.UTF_8))
                    .text();
            assertThat(raw)
                    .isEqualTo(TestPortal.shared()
                            .get(asked.replace("广州", TestPortal.encode("广州")))
                            .body());
        }
    }

    @Test
    void anAnswerThatTakesLongIsWaitedFor() throws IOException {
        try (RawHttpConnection connection = new RawHttpConnection(server.port(), LONG_MILLIS)) {
            connection.send(
                    "GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\nGET /slow HT".getBytes(StandardCharsets.US_ASCII));
            assertThat(connection.read(false).status()).isEqualTo(200);
            connection.send("TP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(connection.read(false).status()).isEqualTo(200);
        }
    }
}
