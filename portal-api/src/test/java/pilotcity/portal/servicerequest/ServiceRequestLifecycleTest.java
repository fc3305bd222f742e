package pilotcity.portal.servicerequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.idempotency.CommittedWrite;
import pilotcity.portal.kernel.permission.Actor;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.verb.Verb;
import pilotcity.portal.kernel.verb.VerbCall;
import pilotcity.portal.kernel.verb.input.InputReader;
import pilotcity.portal.kernel.write.WriteExecutor;

/** What can become of a record. */
class ServiceRequestLifecycleTest {
    private final TestPortal portal = TestPortal.shared();
    private final WriteExecutor writes = portal.service().node().writer();

    private CommittedWrite write(String kind, String name, @Nullable String id, Map<String, Object> values) {
        Verb verb = writes.verbs().get(kind, name);
        return Await.get(writes.write(
                new VerbCall(verb, Actor.PORTAL, id, InputReader.read(verb.fields(), values), null, null, "test")));
    }

    private final String campaign = write(
                    "campaign", "open", null, Map.of("organisation", "bike-guangzhou", "name", "骑行障碍"))
            .id();

    private CommittedWrite report(String words) {
        return write(
                "record",
                "report",
                null,
                Map.of(
                        "description",
                        words,
                        "lon",
                        113.3245,
                        "lat",
                        23.1291,
                        "category",
                        "cycling-lane-blocked",
                        "campaign",
                        campaign));
    }

    private CommittedWrite step(String name, String id, Map<String, Object> values) {
        return write("record", name, id, values);
    }

    private JsonObject read(CommittedWrite written) {
        return new JsonObject(portal.get("/api/records/" + written.id() + "?atLeast=" + written.token())
                .body());
    }

    @Test
    void theHopsOfARecordAddUpToItsAge() {
        CommittedWrite written = report("护栏把自行车道截断了");
        step("accept", written.id(), Map.of());
        step("refer", written.id(), Map.of("to", "guangzhou-traffic-police"));
        step("resolve", written.id(), Map.of("note", "护栏已移走"));
        step("dispute", written.id(), Map.of("note", "还在"));
        step("resolve", written.id(), Map.of("note", "现在移走了"));
        JsonObject record = read(step("confirm", written.id(), Map.of()));
        long sum = record.getJsonArray("hops").stream()
                .mapToLong(hop -> ((JsonObject) hop).getLong("seconds"))
                .sum();
        assertThat(sum).isEqualTo(record.getLong("age"));
        assertThat(record.getJsonArray("timeline").stream()
                        .map(entry -> ((JsonObject) entry).getString("status"))
                        .toList())
                .containsExactly(
                        "reported",
                        "screened",
                        "accepted",
                        "referred",
                        "in-progress",
                        "resolved",
                        "disputed",
                        "reopened",
                        "in-progress",
                        "resolved",
                        "confirmed");
        assertThat(record.getInteger("disputes")).isEqualTo(1);
    }

    @Test
    void closingNeedsEvidence() {
        CommittedWrite written = report("没有证据不能关闭");
        step("accept", written.id(), Map.of());
        assertThatThrownBy(() -> step("resolve", written.id(), Map.of()))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.CONFLICT))
                .hasMessageContaining("evidence");
    }

    @Test
    void aReferralHandsOverAllItsRecordsOrNone() {
        List<String> ids = List.of(report("一").id(), report("二").id());
        step("accept", ids.getFirst(), Map.of());
        assertThatThrownBy(() -> write("referral", "refer", null, referral(ids)))
                .hasMessageContaining(ids.getLast());
        step("accept", ids.getLast(), Map.of());
        JsonObject record = read(report("三"));
        assertThat(record.getString("status")).isEqualTo("reported");
        CommittedWrite sent = write("referral", "refer", null, referral(ids));
        write("referral", "answer", sent.id(), Map.of("note", "均已处理", "step", "resolve"));
        JsonObject referral = new JsonObject(portal.get("/api/referrals/" + sent.id() + "?atLeast="
                        + write("referral", "close", sent.id(), Map.of()).token())
                .body());
        assertThat(referral.getInteger("openCount")).isZero();
    }

    @Test
    void aReferralHoldsWhatSaysThatItIsPartOfIt() {
        List<String> ids =
                List.of(report("甲").id(), report("乙").id(), report("丙").id());
        ids.forEach(id -> step("accept", id, Map.of()));
        String bundle = write("referral", "refer", null, referral(List.of(ids.getFirst())))
                .id();
        Map<String, Object> into = Map.of("to", "guangzhou-traffic-police", "referral", bundle);
        JsonObject joined = bundle(bundle, step("refer", ids.get(1), into));
        assertThat(joined.getJsonArray("contents")).contains(ids.get(0), ids.get(1));
        assertThat(joined.getInteger("openCount")).isEqualTo(2);
        assertThat(joined.getInteger("version")).isEqualTo(2);
        JsonObject fewer = bundle(bundle, step("resolve", ids.get(1), Map.of("note", "已处理")));
        assertThat(fewer.getInteger("openCount")).isEqualTo(1);
        write("referral", "close", bundle, Map.of());
        assertThatThrownBy(() -> step("refer", ids.get(2), into))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.CONFLICT))
                .hasMessageContaining("'" + bundle + "' is closed");
    }

    private JsonObject bundle(String id, CommittedWrite written) {
        return new JsonObject(portal.get("/api/referrals/" + id + "?atLeast=" + written.token())
                .body());
    }

    @Test
    void aReferralThatIsRefusedNamesTheRecordAndTakesNoNumber() {
        List<String> ids = List.of(report("甲").id(), report("乙").id());
        ids.forEach(id -> step("accept", id, Map.of()));
        step("refer", ids.getLast(), Map.of("to", "guangzhou-transport"));
        long before = Long.parseLong(write("referral", "refer", null, referral(List.of(ids.getFirst())))
                .id());
        String third = report("丙").id();
        step("accept", third, Map.of());
        assertThatThrownBy(() -> write("referral", "refer", null, referral(List.of(third, ids.getLast()))))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.field()).isEqualTo("records"))
                .hasMessageContaining("'" + ids.getLast() + "' is in the hands of 'guangzhou-transport'");
        assertThatThrownBy(() -> write("referral", "refer", null, referral(List.of("no-such"))))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.field()).isEqualTo("records"))
                .hasMessageContaining("no-such");
        assertThat(write("referral", "refer", null, referral(List.of(third))).id())
                .isEqualTo(String.valueOf(before + 1));
    }

    @Test
    void aRecordGoesBackToWhoeverHandedItOver() {
        CommittedWrite written =
                write("record", "report", null, Map.of("description", "无主", "lon", 113.3, "lat", 23.1));
        portal.sql("UPDATE record SET organisation = NULL, holder = 'portal' WHERE id = $1", written.id());
        step("accept", written.id(), Map.of());
        step("refer", written.id(), Map.of("to", "bike-guangzhou"));
        step("classify", written.id(), Map.of("campaign", campaign));
        JsonObject back = read(step("return", written.id(), Map.of("note", "不归我们")));
        JsonArray hops = back.getJsonArray("hops");
        assertThat(hops.getJsonObject(hops.size() - 1).getString("holder")).isEqualTo("portal");
    }

    @Test
    void aCampaignThatIsClosedTakesNothingByAnyVerb() {
        String elsewhere = report("别处").id();
        String inside = report("里面").id();
        String closed = write("campaign", "open", null, Map.of("organisation", "bike-guangzhou", "name", "已结束"))
                .id();
        step("classify", inside, Map.of("campaign", closed));
        write("campaign", "close", closed, Map.of());
        assertThatThrownBy(() -> step("classify", elsewhere, Map.of("campaign", closed)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.CONFLICT))
                .hasMessageContaining("takes no reports now");
        step("classify", inside, Map.of("campaign", closed, "category", "pothole"));
    }

    @Test
    void whatNobodyCanBeReachedByIsRefused() {
        refused("contact.email", Map.of("contact", Map.of("email", "a@example.org\r\nBcc: b@example.org")));
        refused("contact.name", Map.of("contact", Map.of("name", "甲\u0007乙")));
        for (String address : List.of("http://[::1", "http://", "http:///x", "https://a b", "http://:80/")) {
            refused("mediaUrl", Map.of("mediaUrl", address));
        }
        for (String address : List.of("http://[::1]:80/x", "https://照片.example/图|1.jpg?a=[b]", "http://a_b.example")) {
            write("record", "report", null, Map.of("mediaUrl", address, "lon", 113.3, "lat", 23.1));
        }
    }

    private void refused(String field, Map<String, Object> values) {
        Map<String, Object> report = new java.util.HashMap<>(Map.of("description", "x", "lon", 113.3, "lat", 23.1));
        report.putAll(values);
        assertThatThrownBy(() -> write("record", "report", null, report))
                .as(values.toString())
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.field()).isEqualTo(field));
    }

    private static Map<String, Object> referral(List<String> ids) {
        return Map.of(
                "organisation",
                "bike-guangzhou",
                "to",
                "guangzhou-traffic-police",
                "title",
                "两处障碍",
                "summary",
                "均在天河",
                "records",
                ids);
    }

    @Test
    void whatIsShownFollowsTheCategoryAndTheHistoryKeepsWhatWasDecidedBefore() {
        CommittedWrite written = write(
                "record",
                "report",
                null,
                Map.of("description", "不知道归哪类", "lon", 113.331234, "lat", 23.132345, "address", "体育西路 1 号"));
        JsonObject unknown = read(written);
        assertThat(unknown.getString("address")).isNull();
        assertThat(unknown.getInteger("pointPrecision")).isEqualTo(800);
        JsonObject known = read(step("classify", written.id(), Map.of("category", "pothole", "confidence", 0.9)));
        assertThat(known.getString("address")).isEqualTo("体育西路 1 号");
        assertThat(known.getJsonObject("geometry").getJsonArray("coordinates").getDouble(0))
                .isEqualTo(113.331234);
        step("redact", written.id(), Map.of("note", "地址不宜公开", "hideAddress", true));
        step("classify", written.id(), Map.of("category", "domestic-violence"));
        JsonObject last = read(step("classify", written.id(), Map.of("category", "street-light-out")));
        assertThat(last.getString("address")).isNull();
        List<JsonObject> decided = last.getJsonArray("classifications").stream()
                .map(JsonObject.class::cast)
                .filter(entry -> entry.getString("subject").equals("category"))
                .toList();
        assertThat(decided.stream().map(entry -> entry.getString("value")))
                .containsExactly("pothole", "domestic-violence", "street-light-out");
        assertThat(decided.getLast().getString("supersedes"))
                .isEqualTo(decided.get(1).getString("id"));
        assertThat(decided.getFirst().getDouble("confidence")).isEqualTo(0.9);
    }

    @Test
    void aRecordPastItsTimeIsOverdue() {
        CommittedWrite written = report("早就该修了");
        portal.sql("UPDATE record SET due_at = now() - interval '1 day' WHERE id = $1", written.id());
        JsonObject record = read(step("decline", written.id(), Map.of("note", "无法处理")));
        assertThat(record.getBoolean("overdue")).isTrue();
        assertThat(record.getBoolean("isOpen")).isFalse();
    }
}
