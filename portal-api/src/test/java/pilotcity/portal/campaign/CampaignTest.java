package pilotcity.portal.campaign;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.db.Database;
import pilotcity.portal.kernel.idempotency.CommittedWrite;
import pilotcity.portal.kernel.permission.Actor;
import pilotcity.portal.kernel.permission.Grant;
import pilotcity.portal.kernel.permission.GrantPlaces;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.verb.Verb;
import pilotcity.portal.kernel.verb.VerbCall;
import pilotcity.portal.kernel.verb.input.InputReader;
import pilotcity.portal.kernel.write.WriteExecutor;

/** The bundled campaign, and what can be done to campaigns. */
class CampaignTest {
    private static final Actor NOBODY = new Actor("nobody", "none", List.of(), List.of());
    private static final String AREA =
            "{\"type\":\"Polygon\",\"coordinates\":[[[113.2,23.1],[113.3,23.1],[113.3,23.2],[113.2,23.1]]]}";

    private final TestPortal portal = TestPortal.shared();

    @AfterEach
    void remove() {
        portal.sql("""
                DELETE FROM campaign
                 WHERE dataset IS NULL AND id NOT IN (SELECT campaign FROM record WHERE campaign IS NOT NULL)
                """);
    }

    @Test
    void theCampaignOf2011IsThereWithWhatIsKnownAndNoMore() {
        String campaign = portal.get("/api/campaigns/bike-guangzhou-2011").body();
        assertThatJson(campaign).node("hashtag").isEqualTo("@随手拍自行车出行障碍");
        assertThatJson(campaign).node("organisation").isEqualTo("bike-guangzhou");
        assertThatJson(campaign).node("agency").isEqualTo("guangzhou-traffic-police");
        assertThatJson(campaign).node("categories").isEqualTo("[\"cycling\"]");
        assertThatJson(campaign).node("places").isEqualTo("[\"440100\"]");
        assertThatJson(campaign).node("started").isEqualTo("\"2011\"");
        assertThatJson(campaign).node("fromDate").isAbsent();
        assertThatJson(campaign).node("untilDate").isAbsent();
    }

    @Test
    void aCampaignIsOpenedEditedAndClosed() {
        CommittedWrite opened = write("open", null, null, values());
        assertThat(opened.version()).isEqualTo(1);
        assertThat(opened.id()).matches("campaign-\\d+");
        write("edit", opened.id(), 1, Map.of("poster", "拍下来", "clear", List.of("theme", "geometry")));
        CommittedWrite closed = write("close", opened.id(), 2, Map.of("untilDate", "2026-09-30"));
        assertThat(closed.version()).isEqualTo(3);
        String campaign = portal.get("/api/campaigns/" + opened.id() + "?atLeast=" + closed.token())
                .body();
        assertThatJson(campaign).node("status").isEqualTo("closed");
        assertThatJson(campaign).node("poster").isEqualTo("拍下来");
        assertThatJson(campaign).node("theme").isAbsent();
        assertThatJson(campaign).node("geometry").isAbsent();
        assertThatJson(campaign).node("untilDate").isEqualTo("2026-09-30");
        assertThatJson(campaign).node("places").isEqualTo("[\"440104\", \"440106\"]");
        assertThatJson(campaign).node("version").isEqualTo(3);
        assertThatThrownBy(() -> write("close", opened.id(), null, Map.of())).hasMessageContaining("closed already");
    }

    @Test
    void theAuditLogHasWhatWasPublicBeforeAndAfter() {
        CommittedWrite opened = write("open", null, null, values());
        write("edit", opened.id(), null, Map.of("theme", "桥梁"));
        List<String> entries = Await.get(Database.list(
                portal.service().node().db().client(),
                "SELECT content::text AS content FROM audit_entry WHERE content ->> 'document' = $1 ORDER BY id",
                Tuple.of(opened.id()),
                row -> row.getString("content")));
        assertThat(entries).hasSize(2);
        assertThatJson(entries.get(0)).node("before").isNull();
        assertThatJson(entries.get(0)).node("after.theme").isEqualTo("自行车道");
        assertThatJson(entries.get(1)).node("before.theme").isEqualTo("自行车道");
        assertThatJson(entries.get(1)).node("after.theme").isEqualTo("桥梁");
    }

    @Test
    void anEditOfAnotherVersionIsRefusedAndChangesNothing() {
        CommittedWrite opened = write("open", null, null, values());
        assertThatThrownBy(() -> write("edit", opened.id(), 7, Map.of("theme", "桥梁")))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.kind()).isEqualTo(Problem.Kind.PRECONDITION_FAILED));
        assertThat(portal.get("/api/campaigns/" + opened.id() + "?atLeast=" + opened.token())
                        .body())
                .contains("\"version\":1");
    }

    @Test
    void whatDoesNotExistOrFitIsNamed() {
        refused("categories", "there is no category no-such", Map.of("categories", List.of("cycling", "no-such")));
        refused("places", "there is no place 999999", Map.of("places", List.of("999999")));
        refused("organisation", "must be an NGO or an agency", Map.of("organisation", "haier-group"));
        refused("agency", "must be an agency", Map.of("agency", "bike-guangzhou"));
        refused("untilDate", "must not be before", Map.of("untilDate", "2020-01-01"));
        refused("id", "single hyphens", Map.of("id", "Not an id"));
        refused("geometry", "must be a polygon", Map.of("geometry", "{\"type\":\"Point\",\"coordinates\":[113,23]}"));
        refused(
                "geometry",
                "crosses",
                Map.of("geometry", "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,1],[1,0],[0,1],[0,0]]]}"));
    }

    @Test
    void noWriteLeavesACampaignThatEndsBeforeItBegins() {
        CommittedWrite opened = write("open", null, null, values());
        endsTooEarly("close", opened.id(), Map.of("untilDate", "2026-08-31"));
        endsTooEarly("edit", opened.id(), Map.of("untilDate", "2026-08-31"));
        write("edit", opened.id(), null, Map.of("untilDate", "2026-09-30"));
        endsTooEarly("edit", opened.id(), Map.of("fromDate", "2026-10-01"));
        endsTooEarly("edit", "bike-guangzhou-2011", Map.of("untilDate", "2010-12-31"));
    }

    private void endsTooEarly(String verb, String id, Map<String, Object> values) {
        assertThatThrownBy(() -> write(verb, id, null, values)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.field()).isEqualTo("untilDate");
            assertThat(problem.reason()).contains("must not be before");
        });
    }

    @Test
    void anIdIsGivenOnce() {
        write("open", null, null, with(Map.of("id", "bridges-2026")));
        assertThatThrownBy(() -> write("open", null, null, with(Map.of("id", "bridges-2026"))))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.kind()).isEqualTo(Problem.Kind.CONFLICT));
    }

    @Test
    void whoHasNoGrantOpensEditsAndClosesNothing() {
        CommittedWrite opened = write("open", null, null, values());
        forbidden("open", null, values());
        forbidden("edit", opened.id(), Map.of("theme", "桥梁"));
        forbidden("close", opened.id(), Map.of());
        assertThatThrownBy(() -> write("close", "no-such", null, Map.of()))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.kind()).isEqualTo(Problem.Kind.NOT_FOUND));
    }

    @Test
    void aGrantForOnePlaceOpensNothingThatReachesBeyondIt() {
        Actor inYuexiu = holder(List.of("440104"));
        forbidden(inYuexiu, "open", null, values());
        forbidden(inYuexiu, "open", null, with(Map.of("places", List.of("440106"))));
        CommittedWrite opened = write(inYuexiu, "open", null, null, with(Map.of("places", List.of("440104"))));
        forbidden(inYuexiu, "edit", opened.id(), Map.of("places", List.of("440104", "440106")));
        forbidden(inYuexiu, "edit", opened.id(), Map.of("clear", List.of("places")));
        write(holder(List.of("440100")), "edit", opened.id(), null, Map.of("places", List.of("440104", "440106")));
        forbidden(inYuexiu, "close", opened.id(), Map.of());
    }

    private static Actor holder(List<String> places) {
        Grant grant = Grant.builder()
                .actions(Set.of("open", "edit", "close"))
                .kinds(Set.of("campaign"))
                .organisations(Set.of("bike-guangzhou"))
                .places(GrantPlaces.of(places))
                .build();
        return new Actor("volunteer", "test", List.of(), List.of(grant));
    }

    private void forbidden(String verb, @Nullable String id, Map<String, Object> values) {
        forbidden(NOBODY, verb, id, values);
    }

    private void forbidden(Actor actor, String verb, @Nullable String id, Map<String, Object> values) {
        assertThatThrownBy(() -> write(actor, verb, id, null, values))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.kind()).isEqualTo(Problem.Kind.FORBIDDEN);
                    assertThat(problem.reason()).contains("'" + verb + "'").contains("'campaign'");
                });
    }

    private void refused(String field, String reason, Map<String, Object> values) {
        assertThatThrownBy(() -> write("open", null, null, with(values)))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.field()).isEqualTo(field);
                    assertThat(problem.reason()).contains(reason);
                });
    }

    private static Map<String, Object> values() {
        return with(Map.of());
    }

    private static Map<String, Object> with(Map<String, Object> others) {
        Map<String, Object> values = new java.util.HashMap<>(Map.of(
                "organisation", "bike-guangzhou",
                "agency", "guangzhou-traffic-police",
                "name", "自行车道随手拍",
                "theme", "自行车道",
                "categories", List.of("cycling"),
                "places", List.of("440104", "440106"),
                "geometry", AREA,
                "fromDate", "2026-09-01"));
        values.putAll(others);
        return values;
    }

    private CommittedWrite write(
            String verb, @Nullable String id, @Nullable Integer expected, Map<String, Object> values) {
        return write(Actor.PORTAL, verb, id, expected, values);
    }

    private CommittedWrite write(
            Actor actor, String name, @Nullable String id, @Nullable Integer expected, Map<String, Object> values) {
        WriteExecutor writes = portal.service().node().writer();
        Verb verb = writes.verbs().get("campaign", name);
        return Await.get(writes.write(
                new VerbCall(verb, actor, id, InputReader.read(verb.fields(), values), expected, null, "test")));
    }
}
