package pilotcity.portal.kernel.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import pilotcity.portal.TestPortal;

/** A caller whose connection breaks off is nobody's fault, and nothing that anybody has to read in the log. */
@Isolated("it reads the log, which others write to")
class DisconnectedClientsTest {
    private static final Path ACCESS_LOG = Path.of(System.getProperty("portal.logs", "target/logs"), "access.log");
    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private static final int TIMES = 20;

    private final TestPortal portal = TestPortal.shared();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final String mark = "gone-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void listen() {
        log.start();
        ROOT.addAppender(log);
    }

    @AfterEach
    void leave() {
        ROOT.detachAppender(log);
    }

    /** Method, address, type and body. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /graphql application/json {\"query\":\"{search(kind:PILOT,first:100){edges{node{id}}}}\"}",
                "POST /graphql application/json {\"query\":\"subscription{changed{id}}\"}",
                "GET /graphql?query=%7B__typename%7D",
                "GET /api/search?limit=1000&facets=kind",
                "GET /api/export/pilots.csv",
                "GET /api/changes/stream",
                "GET /ogc/collections/pilots/items?limit=1000",
                "GET /tiles/pilots/3/6/3.mvt",
                "GET /search",
                "GET /open311/v2/requests.json",
                "GET /api/3/action/package_search",
                "POST /api/3/action/package_search application/json {\"rows\":10}",
                "POST /open311/v2/requests.json application/x-www-form-urlencoded service_code=x&description=y",
                "POST /api/records application/json {\"description\":\"x\"}",
                "POST /report application/x-www-form-urlencoded description=x",
                "POST /mcp application/json {\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}"
            })
    void isNoMatterForTheLog(String request) throws IOException {
        String[] parts = request.split(" ", 4);
        String body = parts.length < 4 ? "" : parts[3];
        String content =
                parts.length < 4 ? "" : "Content-Type: " + parts[2] + "\r\nContent-Length: " + body.length() + "\r\n";
        String head = parts[0] + " " + parts[1] + " HTTP/1.1\r\nHost: localhost\r\nUser-Agent: " + mark + "\r\n"
                + content + "\r\n";
        for (int i = 0; i < TIMES; i++) {
            boolean whole = i % 2 == 0 || body.isEmpty();
            breakOff(head + (whole ? body : body.substring(0, body.length() / 2)), i % 4 < 2);
        }
        awaitAnswered();
        assertThat(log.list)
                .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .extracting(DisconnectedClientsTest::told)
                .isEmpty();
    }

    private static String told(ILoggingEvent event) {
        IThrowableProxy thrown = event.getThrowableProxy();
        return event.getFormattedMessage() + (thrown == null ? "" : " " + thrown.getClassName());
    }

    /** Sends {@code bytes} and resets the connection, perhaps when an answer begins to come. */
    private void breakOff(String bytes, boolean early) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), portal.service().port())) {
            socket.setSoLinger(true, 0);
            socket.setSoTimeout(early ? 1 : 50);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.UTF_8));
            try {
                socket.getInputStream().read();
            } catch (SocketTimeoutException e) {
                // it has not begun to come
            }
        }
    }

    /** The access log has each of them when there is nothing more to be done for it. */
    private void awaitAnswered() throws IOException {
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        long seen = 0;
        while (seen < TIMES) {
            assertThat(Instant.now()).as("seen " + seen).isBefore(end);
            seen = Files.readString(ACCESS_LOG)
                    .lines()
                    .filter(line -> line.contains(mark))
                    .count();
        }
    }
}
