package pilotcity.portal.face.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.permission.Actor;
import pilotcity.portal.kernel.permission.Grant;
import pilotcity.portal.kernel.token.TokenMintRequest;

/** The protocol graphql-transport-ws, message by message, and what subscriptions tell. */
class SocketEndpointTest {
    private static final String INIT = "{\"type\":\"connection_init\"}";

    private final TestPortal portal = TestPortal.withNotes();

    /** Those of the test before are counted until their sockets have closed. */
    @BeforeEach
    void nobodyFollows() {
        awaitSubscriptions(portal, 0);
    }

    private SocketClient ready() {
        return SocketClient.ready(portal, INIT);
    }

    /** How many subscriptions there are, as the metrics say. */
    static int subscriptions(TestPortal portal) {
        Matcher found = Pattern.compile("(?m)^live_subscriptions ([0-9.]+)")
                .matcher(portal.get("/metrics").body());
        assertThat(found.find()).isTrue();
        return (int) Double.parseDouble(found.group(1));
    }

    static void awaitSubscriptions(TestPortal portal, int wanted) {
        long end = System.nanoTime() + 20_000_000_000L;
        while (subscriptions(portal) != wanted) {
            assertThat(System.nanoTime())
                    .as("waiting for %d subscriptions", wanted)
                    .isLessThan(end);
        }
    }

    private void insert(String id, String title) {
        portal.sql("INSERT INTO note (id, version, title) VALUES ($1, 1, $2)", id, title);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no json",
                "[]",
                "7",
                "{}",
                "{\"type\":\"next\",\"id\":\"1\",\"payload\":{}}",
                "{\"type\":\"connection_ack\"}",
                "{\"type\":\"connection_init\",\"payload\":7}",
                "{\"type\":\"ping\",\"payload\":\"x\"}",
                "{\"type\":\"subscribe\",\"payload\":{\"query\":\"{__typename}\"}}",
                "{\"type\":\"subscribe\",\"id\":\"\",\"payload\":{\"query\":\"{__typename}\"}}",
                "{\"type\":\"subscribe\",\"id\":1,\"payload\":{\"query\":\"{__typename}\"}}",
                "{\"type\":\"subscribe\",\"id\":\"1\"}",
                "{\"type\":\"complete\"}"
            })
    void whatIsNoMessageCloses4400(String message) {
        try (SocketClient client = SocketClient.open(portal)) {
            client.say(message);
            assertThat(client.closed()).startsWith("4400 ");
        }
    }

    @Test
    void aPayloadThatIsNoRequestCloses4400() {
        for (String payload : List.of("{}", "{\"query\":7}", "{\"query\":\"{__typename}\",\"variables\":[]}")) {
            try (SocketClient client = ready()) {
                client.say("{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":" + payload + "}");
                assertThat(client.closed()).as(payload).startsWith("4400 ");
            }
        }
        try (SocketClient client = ready()) {
            client.sendBytes();
            assertThat(client.closed()).startsWith("4400 ");
        }
    }

    @Test
    void subscribingBeforeTheAcknowledgementCloses4401() {
        try (SocketClient client = SocketClient.open(portal)) {
            client.subscribe("1", "{__typename}");
            assertThat(client.closed()).isEqualTo("4401 Unauthorized");
        }
    }

    @Test
    void aTokenThatIsNoneCloses4403() {
        try (SocketClient client = SocketClient.open(portal)) {
            client.say("{\"type\":\"connection_init\",\"payload\":{\"Authorization\":\"Bearer nonsense\"}}");
            assertThat(client.closed()).startsWith("4403 ");
        }
        try (SocketClient client = SocketClient.open(portal, "Authorization", "Bearer nonsense")) {
            client.say(INIT);
            assertThat(client.closed()).startsWith("4403 ");
        }
    }

    @Test
    void aTokenThatExpiresCloses4403InTheMidst() {
        TokenMintRequest order =
                new TokenMintRequest("short", null, Instant.now().plusSeconds(2), List.of(Grant.ALL));
        String token = Await.get(portal.service().node().access().tokens().mint(Actor.PORTAL, order))
                .token();
        try (SocketClient client = SocketClient.ready(
                portal, "{\"type\":\"connection_init\",\"payload\":{\"Authorization\":\"Bearer " + token + "\"}}")) {
            client.subscribe("1", "subscription{noteChanged{key}}");
            assertThat(client.closed()).startsWith("4403 ");
        }
    }

    @Test
    void whoDoesNotInitialiseIsClosed4408() {
        try (SocketClient client = SocketClient.open(portal)) {
            client.say("{\"type\":\"ping\"}");
            client.next("pong");
            assertThat(client.closed()).isEqualTo("4408 Connection initialisation timeout");
        }
    }

    @Test
    void anIdThatIsInUseCloses4409() {
        try (SocketClient client = ready()) {
            client.subscribe("a", "subscription{noteChanged{key}}");
            client.subscribe("a", "subscription{noteChanged{key}}");
            assertThat(client.closed()).isEqualTo("4409 Subscriber for a already exists");
        }
    }

    @Test
    void initialisingTwiceCloses4429() {
        try (SocketClient client = ready()) {
            client.say(INIT);
            assertThat(client.closed()).isEqualTo("4429 Too many initialisation requests");
        }
    }

    @Test
    void anotherProtocolIsRefused() {
        assertThatThrownBy(() -> new SocketClient(portal, "graphql-ws")).hasStackTraceContaining("400");
    }

    @Test
    void pingsAreAnsweredWithTheirPayload() {
        try (SocketClient client = SocketClient.open(portal)) {
            client.say("{\"type\":\"ping\",\"payload\":{\"n\":1}}");
            assertThat(client.next("pong").getJsonObject("payload")).isEqualTo(new JsonObject().put("n", 1));
            client.say("{\"type\":\"pong\"}");
            client.say("{\"type\":\"complete\",\"id\":\"never begun\"}");
            client.say("{\"type\":\"ping\"}");
            assertThat(client.next("pong").containsKey("payload")).isFalse();
        }
    }

    @Test
    void queriesAndMutationsAreAnsweredAndIdsCanBeUsedAgain() {
        String token = portal.bearer("writer", Grant.ALL);
        try (SocketClient client = SocketClient.ready(
                portal, "{\"type\":\"connection_init\",\"payload\":{\"Authorization\":\"" + token + "\"}}")) {
            for (int i = 0; i < 3; i++) {
                client.subscribe("1", "{__typename}");
                JsonObject answer = client.next("next").getJsonObject("payload");
                assertThat(answer.getJsonObject("data").getString("__typename")).isEqualTo("Query");
                assertThat(client.next("complete").getString("id")).isEqualTo("1");
            }
            client.subscribe("m", "mutation{createNote(input:{title:\"by socket\"}){note{title}}}");
            assertThat(client.next("next").encode()).contains("by socket");
            client.next("complete");
        }
    }

    @Test
    void aMutationNeedsATokenAndTheCookieIsNone() {
        String token = portal.bearer("writer", Grant.ALL).replace("Bearer ", "");
        try (SocketClient client = SocketClient.open(
                portal, "Cookie", "portal=" + token + "; session=" + token + "; portal_session=" + token)) {
            client.say(INIT);
            client.next("connection_ack");
            client.subscribe("m", "mutation{createNote(input:{title:\"x\"}){key}}");
            assertThat(client.next("error").encode()).contains("UNAUTHENTICATED");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{nothing}",
                "subscription{nothing}",
                "subscription{noteChanged{key}__typename}",
                "subscription{noteChanged(filter:{cql2:\"(((\"}){key}}",
                "subscription{noteChanged(ids:[]){key}}",
                "subscription{a:noteChanged{key} b:noteChanged{key}}"
            })
    void whatIsNotValidIsOneErrorAndNoComplete(String query) {
        try (SocketClient client = ready()) {
            client.subscribe("1", query);
            JsonObject error = client.next("error");
            assertThat(error.getString("id")).isEqualTo("1");
            JsonArray errors = error.getJsonArray("payload");
            assertThat(errors.getJsonObject(0).getString("message")).isNotEmpty();
            client.say("{\"type\":\"complete\",\"id\":\"1\"}");
            client.subscribe("1", "{__typename}");
            client.next("next");
            client.next("complete");
        }
    }

    @Test
    void aSocketHasSoManyOperations() {
        try (SocketClient client = ready()) {
            for (int i = 0; i < 101; i++) {
                client.subscribe("s" + i, "subscription{noteChanged(ids:[\"note:nobody\"]){key}}");
            }
            JsonObject error = client.next("error");
            assertThat(error.getString("id")).isEqualTo("s100");
            assertThat(error.encode()).contains("TOO_MANY_REQUESTS");
        }
        awaitSubscriptions(portal, 0);
    }

    @Test
    void changesAreToldAsSeenFromWhatIsFollowed() {
        try (SocketClient client = ready()) {
            int before = subscriptions(portal);
            client.subscribe("all", """
                    subscription{noteChanged(filter:{title:{like:"red%"}}){id key change note{title version}}}""");
            awaitSubscriptions(portal, before + 1);
            insert("live-1", "blue");
            insert("live-2", "red one");
            assertChange(client, "live-2", "CREATED", "red one");
            portal.sql("UPDATE note SET title = 'red two', version = 2 WHERE id = 'live-2'");
            assertChange(client, "live-2", "UPDATED", "red two");
            portal.sql("UPDATE note SET title = 'red three' WHERE id = 'live-1'");
            assertChange(client, "live-1", "CREATED", "red three");
            portal.sql("UPDATE note SET title = 'green' WHERE id = 'live-2'");
            assertChange(client, "live-2", "DELETED", "green");
            portal.sql("DELETE FROM note WHERE id IN ('live-1', 'live-2')");
            assertChange(client, "live-1", "DELETED", null);
            client.say("{\"type\":\"complete\",\"id\":\"all\"}");
            awaitSubscriptions(portal, before);
            assertThat(client.isSilent()).isTrue();
        }
    }

    private static void assertChange(SocketClient client, String key, String change, String title) {
        JsonObject told = client.next("next")
                .getJsonObject("payload")
                .getJsonObject("data")
                .getJsonObject("noteChanged");
        assertThat(told.getString("id")).isEqualTo("note:" + key);
        assertThat(told.getString("key")).isEqualTo(key);
        assertThat(told.getString("change")).isEqualTo(change);
        JsonObject note = told.getJsonObject("note");
        assertThat(note == null ? null : note.getString("title")).isEqualTo(title);
    }

    @Test
    void oneDocumentIsFollowedByItsId() {
        try (SocketClient client = ready()) {
            int before = subscriptions(portal);
            client.subscribe("one", "subscription{noteChanged(ids:[\"note:only\"]){key change note{title}}}");
            awaitSubscriptions(portal, before + 1);
            insert("other", "other");
            portal.sql("INSERT INTO note (id, version, title, simulated) VALUES ('only', 1, 'only', true)");
            JsonObject told = client.next("next");
            assertThat(told.encode()).contains("only").contains("CREATED").doesNotContain("other");
            portal.sql("DELETE FROM note WHERE id IN ('only', 'other')");
            assertThat(client.next("next").encode()).contains("DELETED");
        }
    }

    @Test
    void aSearchTellsWhatItFindsAndDidNotFindBefore() {
        try (SocketClient client = ready()) {
            int before = subscriptions(portal);
            client.subscribe("q", """
                    subscription{searchMatched(q:"zebrafish",kinds:[NOTE]){key node{id ... on Note{title}}}}""");
            awaitSubscriptions(portal, before + 1);
            insert("z1", "a zebrafish");
            assertThat(client.next("next").encode()).contains("\"key\":\"z1\"");
            portal.sql("UPDATE note SET title = 'the zebrafish again' WHERE id = 'z1'");
            portal.sql("INSERT INTO note (id, version, title, simulated) VALUES ('z3', 1, 'zebrafish', true)");
            insert("z2", "another zebrafish");
            assertThat(client.next("next").encode()).contains("\"key\":\"z2\"");
            portal.sql("DELETE FROM note WHERE id IN ('z1', 'z2', 'z3')");
        }
    }

    @Test
    void everySubscriberIsToldAndDepthIsLimited() {
        try (SocketClient one = ready();
                SocketClient other = ready()) {
            int before = subscriptions(portal);
            String query = "subscription{noteChanged(ids:[\"both\"]){key}}";
            one.subscribe("1", query);
            other.subscribe("2", query);
            other.subscribe("3", query);
            awaitSubscriptions(portal, before + 3);
            insert("both", "both");
            one.next("next");
            assertThat(List.of(
                            other.next("next").getString("id"),
                            other.next("next").getString("id")))
                    .containsExactlyInAnyOrder("2", "3");
            portal.sql("DELETE FROM note WHERE id = 'both'");
            one.next("next");
            one.subscribe(
                    "deep",
                    "subscription{noteChanged{note" + "{replies{nodes".repeat(10) + "{key}" + "}}".repeat(10) + "}}");
            assertThat(one.next("error").encode()).contains("QUERY_TOO_DEEP");
        }
    }
}
