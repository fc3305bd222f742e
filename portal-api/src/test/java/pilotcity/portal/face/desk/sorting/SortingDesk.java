package pilotcity.portal.face.desk.sorting;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.idempotency.CommittedWrite;
import pilotcity.portal.kernel.permission.Actor;
import pilotcity.portal.kernel.permission.Grant;
import pilotcity.portal.kernel.verb.Verb;
import pilotcity.portal.kernel.verb.VerbCall;
import pilotcity.portal.kernel.verb.input.InputReader;
import pilotcity.portal.kernel.write.WriteExecutor;

/** Records that wait to be sorted by an NGO, and what its people send. */
final class SortingDesk {
    static final String NGO = "bike-guangzhou";

    private final TestPortal portal;
    private final String campaign;

    SortingDesk(TestPortal portal) {
        this.portal = portal.awaitModel();
        this.campaign = write("campaign", "open", null, Map.of("organisation", NGO, "name", "街区随手拍"))
                .id();
    }

    String campaign() {
        return campaign;
    }

    /** The token of one of its people. */
    String member(String... actions) {
        Grant.Builder grant = Grant.builder().organisations(Set.of(NGO));
        if (actions.length > 0) {
            grant.actions(Set.of(actions));
        }
        return portal.bearer("member", grant.build()).substring("Bearer ".length());
    }

    CommittedWrite write(String kind, String name, @Nullable String id, Map<String, Object> values) {
        WriteExecutor writes = portal.service().node().writer();
        Verb verb = writes.verbs().get(kind, name);
        CommittedWrite written = Await.get(writes.write(
                new VerbCall(verb, Actor.PORTAL, id, InputReader.read(verb.fields(), values), null, null, "test")));
        shown(written.token());
        return written;
    }

    void shown(Object token) {
        portal.get("/api/search?limit=0&atLeast=" + token);
    }

    /** A report for the campaign of the NGO. */
    String report(String words, Object... more) {
        Map<String, Object> values = new LinkedHashMap<>(Map.of("description", words, "lon", 113.3245, "lat", 23.1291));
        values.put("campaign", campaign);
        for (int i = 0; i < more.length; i += 2) {
            values.put(String.valueOf(more[i]), more[i + 1]);
        }
        return write("record", "report", null, values).id();
    }

    /** A model says what {@code record} is about, whatever its words are. */
    void proposes(String record, String category, double probability) {
        shown(portal.sql("""
                WITH entry AS (
                    INSERT INTO record_entry (record, at, type, subject, value, confidence, role, model)
                    VALUES ($1, now(), 'classification', 'category', $2, $3, 'model', 'model-0')
                )
                UPDATE record SET updated_at = updated_at WHERE id = $1
                """, record, category, (float) probability));
    }

    JsonObject read(String id) {
        return new JsonObject(portal.get("/api/records/" + id).body());
    }

    /** Somebody in front of a page of the sorting desk. */
    Seat seat(String token) {
        return new Seat(token, UUID.randomUUID().toString());
    }

    /** One page of one browser. */
    final class Seat {
        private final String token;
        private final String seat;

        Seat(String token, String seat) {
            this.token = token;
            this.seat = seat;
        }

        String id() {
            return seat;
        }

        HttpResponse<String> get(String path) {
            String between = path.contains("?") ? "&" : "?";
            return portal.get(path + between + "as=" + NGO + "&seat=" + seat, "Authorization", "Bearer " + token);
        }

        /** The page that a form leads to. */
        HttpResponse<String> follow(HttpResponse<String> sent) {
            String next = sent.headers().firstValue("Location").orElseThrow();
            return portal.get(next, "Authorization", "Bearer " + token);
        }

        /** @param fields each a name and a value */
        HttpResponse<String> post(String path, boolean script, String... fields) {
            List<String> body = new ArrayList<>(List.of("as=" + NGO, "seat=" + seat));
            for (int i = 0; i < fields.length; i += 2) {
                body.add(fields[i] + "=" + TestPortal.encode(fields[i + 1]));
            }
            return portal.send(portal.request("/en/desk/sorting/" + path, "Authorization", "Bearer " + token)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("Accept", script ? "application/json" : "text/html")
                    .POST(BodyPublishers.ofString(String.join("&", body)))
                    .build());
        }

        JsonObject json(String path, String... fields) {
            return new JsonObject(post(path, true, fields).body());
        }

        /** The ids of the records that it gets next. */
        List<String> next(String... have) {
            return json("next", "have", String.join(" ", have)).getJsonArray("cards").stream()
                    .map(card -> ((JsonObject) card).getString("id"))
                    .toList();
        }
    }
}
