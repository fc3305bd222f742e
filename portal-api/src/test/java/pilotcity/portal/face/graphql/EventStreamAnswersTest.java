package pilotcity.portal.face.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Iterator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;

/** GraphQL over Server-Sent Events, distinct connections mode. */
class EventStreamAnswersTest {
    private static final String EVENTS = "text/event-stream";

    private final TestPortal portal = TestPortal.withNotes();

    /** Those of the test before are counted until their sockets have closed. */
    @BeforeEach
    void nobodyFollows() {
        SocketEndpointTest.awaitSubscriptions(portal, 0);
    }

    private HttpResponse<String> post(String accept, String query) {
        String body = new JsonObject().put("query", query).encode();
        return portal.send(portal.request("/graphql", "Accept", accept, "Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    @Test
    void aQueryIsOneEventAndTheWordThatItIsOver() {
        HttpResponse<String> response = post(EVENTS, "{__typename}");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains(EVENTS + "; charset=utf-8");
        assertThat(response.body())
                .contains("event: next\ndata: {\"data\":{\"__typename\":\"Query\"}")
                .endsWith("event: complete\ndata: \n\n");
    }

    @Test
    void whatIsNotValidIsAnEvent() {
        for (String query : new String[] {
            "{", "{nothing}", "subscription{nothing}", "mutation{createNote(input:{title:\"x\"}){key}}"
        }) {
            HttpResponse<String> response = post(EVENTS, query);
            assertThat(response.statusCode()).as(query).isEqualTo(200);
            assertThat(response.body())
                    .as(query)
                    .contains("event: next\ndata: {\"errors\":[")
                    .endsWith("event: complete\ndata: \n\n");
        }
        HttpResponse<String> noRequest =
                portal.send(portal.request("/graphql", "Accept", EVENTS, "Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{}"))
                        .build());
        assertThat(noRequest.statusCode()).isEqualTo(422);
    }

    @Test
    void aSubscriptionNeedsEvents() {
        HttpResponse<String> response = post("application/json", "subscription{noteChanged{key}}");
        assertThat(response.statusCode()).isEqualTo(406);
        assertThat(response.body()).contains("text/event-stream");
    }

    @Test
    void changesAreEvents() throws Exception {
        int before = SocketEndpointTest.subscriptions(portal);
        String query = TestPortal.encode("subscription{noteChanged(ids:[\"sse\"]){key change}}");
        HttpClient client = TestPortal.newClient();
        try {
            HttpResponse<Stream<String>> response = client.send(
                    portal.request("/graphql?query=" + query, "Accept", EVENTS + ", */*;q=0.1")
                            .GET()
                            .build(),
                    BodyHandlers.ofLines());
            assertThat(response.headers().firstValue("Content-Encoding").orElse("identity"))
                    .isEqualTo("identity");
            SocketEndpointTest.awaitSubscriptions(portal, before + 1);
            portal.sql("INSERT INTO note (id, version, title) VALUES ('sse', 1, 'sse')");
            Iterator<String> lines = response.body().iterator();
            assertThat(data(lines)).contains("CREATED");
            portal.sql("DELETE FROM note WHERE id = 'sse'");
            assertThat(data(lines)).contains("DELETED");
        } finally {
            client.shutdownNow();
        }
        SocketEndpointTest.awaitSubscriptions(portal, before);
    }

    private static String data(Iterator<String> lines) {
        while (true) {
            String line = lines.next();
            if (line.startsWith("data: ")) {
                return line;
            }
        }
    }
}
