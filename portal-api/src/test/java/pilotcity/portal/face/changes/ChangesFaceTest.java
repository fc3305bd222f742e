package pilotcity.portal.face.changes;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pilotcity.portal.TestPortal;

class ChangesFaceTest {
    private final TestPortal portal = TestPortal.withNotes();

    private JsonObject page(String query) {
        HttpResponse<String> response = portal.get("/api/changes" + query);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return new JsonObject(response.body());
    }

    /** The token behind everything there is now, what another test has just deleted included. */
    private String caughtUp(String query) {
        portal.sql("INSERT INTO note (id, version, title) VALUES ('last', 1, 'last')");
        portal.get("/api/search?limit=0&atLeast=" + portal.sql("DELETE FROM note WHERE id = 'last'"));
        JsonObject page = page("?limit=1000" + query);
        while (page.getBoolean("more")) {
            page = page("?limit=1000&since=" + page.getString("next"));
        }
        return page.getString("next");
    }

    private static JsonObject only(JsonObject page) {
        JsonArray items = page.getJsonArray("items");
        assertThat(items).hasSize(1);
        return items.getJsonObject(0);
    }

    @Test
    void everythingIsListedOnceAndThenWhatChanges() {
        Set<String> seen = new HashSet<>();
        JsonObject page = page("?kind=organisation,category&limit=7");
        while (true) {
            for (Object each : page.getJsonArray("items")) {
                JsonObject item = (JsonObject) each;
                assertThat(item.getString("op")).isEqualTo("put");
                JsonObject document = item.getJsonObject("document");
                assertThat(document.getString("kind")).isEqualTo(item.getString("kind"));
                assertThat(seen.add(item.getString("kind") + ":" + item.getString("id")))
                        .isTrue();
            }
            if (!page.getBoolean("more")) {
                break;
            }
            page = page("?limit=7&since=" + page.getString("next"));
        }
        JsonObject all = new JsonObject(
                portal.get("/api/search?kind=organisation,category&limit=0").body());
        assertThat(seen).hasSize(all.getInteger("total"));
        assertThat(page.getBoolean("listing")).isFalse();
    }

    @Test
    void aChangeIsToldToThoseWhoWaitAndOnce() {
        String token = caughtUp("&kind=note");
        var waiting = CompletableFuture.supplyAsync(() -> page("?wait=20&since=" + token));
        portal.sql("INSERT INTO note (id, version, title, simulated) VALUES ('feed-1', 1, 'told', true)");
        JsonObject told = only(waiting.join());
        assertThat(told.getString("op")).isEqualTo("put");
        assertThat(told.getJsonObject("document").getBoolean("simulated")).isTrue();
        String next = waiting.join().getString("next");
        assertThat(page("?since=" + next).getJsonArray("items")).isEmpty();
        portal.sql("UPDATE note SET title = 'changed' WHERE id = 'feed-1'");
        portal.sql("DELETE FROM note WHERE id = 'feed-1'");
        JsonObject gone = page("?wait=20&since=" + next);
        JsonObject last = gone.getJsonArray("items")
                .getJsonObject(gone.getJsonArray("items").size() - 1);
        while (!last.getString("op").equals("delete")) {
            gone = page("?wait=20&since=" + gone.getString("next"));
            last = gone.getJsonArray("items")
                    .getJsonObject(gone.getJsonArray("items").size() - 1);
        }
        assertThat(last.containsKey("document")).isFalse();
    }

    @Test
    void waitingEndsWithNothing() {
        String token = caughtUp("&kind=campaign");
        JsonObject page = page("?wait=1&since=" + token);
        assertThat(page.getJsonArray("items")).isEmpty();
        assertThat(page.getBoolean("more")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "?limit=0, 400, limit",
        "?limit=1001, 400, limit",
        "?wait=61, 400, wait",
        "?since=nonsense, 400, since",
        "?since=AAAA, 400, since",
        "?kind=nothing, 400, kind",
        "?other=1, 400, other"
    })
    void whatCannotBeUsedIsRefused(String query, int status, String field) {
        HttpResponse<String> response = portal.get("/api/changes" + query);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).contains("\"" + field + "\"");
    }

    @Test
    void aTokenOfAnotherDatabaseIsGone() {
        String token = caughtUp("&kind=campaign");
        String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        for (String other : List.of(
                text.replaceFirst("^.", text.startsWith("0") ? "1" : "0"),
                text.replaceFirst("\\n[0-9]+:[0-9]+:[^\n]*\n", "\n900000000:900000000:\n"),
                text.replaceFirst("@[0-9]+\n", "@1\n"))) {
            String changed =
                    Base64.getUrlEncoder().withoutPadding().encodeToString(other.getBytes(StandardCharsets.UTF_8));
            HttpResponse<String> response = portal.get("/api/changes?since=" + changed);
            assertThat(response.statusCode()).as(other).isEqualTo(410);
            assertThat(response.body()).contains("without since");
        }
        assertThat(portal.get("/api/changes?kind=note&since=" + token).statusCode())
                .isEqualTo(400);
        assertThat(portal.get("/api/changes", "Accept", "text/html").statusCode())
                .isEqualTo(406);
    }

    @Test
    void aStreamGoesOnWhereItWasCutOff() throws Exception {
        String token = caughtUp("&kind=note");
        List<String> seen = new ArrayList<>();
        String last = follow(
                "/api/changes?since=" + token,
                "",
                seen,
                1,
                () -> portal.sql("INSERT INTO note (id, version, title) VALUES ('stream-1', 1, 'one')"));
        portal.sql("INSERT INTO note (id, version, title) VALUES ('stream-2', 1, 'two')");
        String end = follow("/api/changes?since=" + token, last, seen, 1, () -> {});
        portal.sql("DELETE FROM note WHERE id IN ('stream-1', 'stream-2')");
        follow("/api/changes", end, seen, 2, () -> {});
        assertThat(seen.subList(0, 2)).containsExactly("put stream-1", "put stream-2");
        assertThat(seen.subList(2, 4)).containsExactlyInAnyOrder("delete stream-1", "delete stream-2");
    }

    /** Reads so many changes of a stream; the id of the last one. */
    private String follow(String path, String lastId, List<String> seen, int wanted, Runnable once) throws Exception {
        HttpClient client = TestPortal.newClient();
        try {
            String[] headers = lastId.isEmpty()
                    ? new String[] {"Accept", "text/event-stream"}
                    : new String[] {"Accept", "text/event-stream", "Last-Event-ID", lastId};
            HttpResponse<Stream<String>> response =
                    client.send(portal.request(path, headers).GET().build(), BodyHandlers.ofLines());
            assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
            once.run();
            Iterator<String> lines = response.body().iterator();
            String id = "";
            String event = "";
            int found = 0;
            while (found < wanted) {
                String line = lines.next();
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    event = line.substring(7);
                } else if (line.startsWith("data: ") && !event.equals("caught-up")) {
                    seen.add(event + " " + new JsonObject(line.substring(6)).getString("id"));
                    found++;
                }
            }
            return id;
        } finally {
            // The stream does not end by itself, and closing would wait for that.
            client.shutdownNow();
        }
    }
}
