package pilotcity.portal.kernel.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import pilotcity.index.spatial.Geometries;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.token.TestTokens;

class ActorTest {
    private static final GrantArea SQUARE = GrantArea.of(new JsonObject("""
            {"type": "Polygon", "coordinates": [[[113, 23], [114, 23], [114, 24], [113, 24], [113, 23]]]}"""));
    private static final Grant FULL = Grant.builder()
            .actions(Set.of("accept"))
            .kinds(Set.of("record"))
            .organisations(Set.of("CCG"))
            .campaigns(Set.of("bicycle"))
            .places(GrantPlaces.of(List.of("440100")))
            .area(SQUARE)
            .until(Instant.parse("2099-01-01T00:00:00Z"))
            .build();
    private static final Permission INSIDE = Permission.of("accept", "record")
            .organisation("CCG")
            .campaign("bicycle")
            .at("440106", Geometries.point(113.3, 23.1));

    private final Actor actor = new Actor("ngo", "id", List.of(), List.of(FULL));

    private void lacks(Permission permission, String... words) {
        assertThatThrownBy(() -> actor.require(permission))
                .asInstanceOf(type(Problem.class))
                .satisfies(problem -> {
                    assertThat(problem.kind()).isEqualTo(Problem.Kind.FORBIDDEN);
                    assertThat(problem.reason()).contains(words);
                    assertThat(problem.headers().get("WWW-Authenticate"))
                            .startsWith("Bearer realm=\"portal\", error=\"insufficient_scope\", error_description=");
                });
    }

    @Test
    void theMissingGrantIsNamed() {
        actor.require(INSIDE);
        lacks(
                new Permission("refer", "record", null, "CCG", "bicycle", "440106", INSIDE.point()),
                "action 'refer'",
                "[accept]");
        lacks(
                new Permission("accept", "referral", null, "CCG", "bicycle", "440106", INSIDE.point()),
                "kind 'referral'");
        lacks(INSIDE.organisation("GZ-URBAN"), "organisation 'GZ-URBAN'", "organisations: [CCG]");
        lacks(INSIDE.organisation(null), "organisation, which is not known here");
        lacks(INSIDE.campaign("light"), "campaign 'light'", "[bicycle]");
        lacks(INSIDE.at("440306", INSIDE.point()), "place '440306'", "[440100]");
        lacks(INSIDE.at("440106", Geometries.point(115, 23)), "position '115.0,23.0'", "within 113.0,23.0,114.0,24.0");
        lacks(INSIDE.campaign("light").at("440306", null), "campaign 'light'", "; place '440306'", "; position");
    }

    @Test
    void theGrantThatComesNearestIsTheOneThatIsNamed() {
        Actor two = new Actor("ngo", "id", List.of(), List.of(FULL, Grant.of(Set.of("comment"), Set.of("record"))));
        assertThatThrownBy(() -> two.require(Permission.of("resolve", "record")))
                .hasMessage("the token does not allow 'resolve' on kind 'record':"
                        + " it lacks action 'resolve' (its grant has actions: [comment])");
        assertThatThrownBy(() -> new Actor("x", "id", List.of(), List.of()).require(INSIDE))
                .hasMessageContaining("has no grants");
    }

    @Test
    void aGrantThatHasEndedAllowsNothing() {
        assertThat(FULL.allows(INSIDE, Instant.parse("2098-12-31T23:59:59Z"))).isTrue();
        assertThat(FULL.allows(INSIDE, Instant.parse("2099-01-01T00:00:00Z"))).isFalse();
    }

    @Test
    void theHolderOfALinkMayDoWhatItSaysToOneDocument() {
        Actor reporter = Actor.ofLink("7", "record", "r-1", Set.of("comment", "confirm"));
        assertThat(reporter.allows(Permission.of("confirm", "record").document("r-1")))
                .isTrue();
        assertThat(reporter.allows(Permission.of("confirm", "record").document("r-2")))
                .isFalse();
        assertThat(reporter.allows(Permission.of("resolve", "record").document("r-1")))
                .isFalse();
        assertThat(reporter.allows(Permission.of("confirm", "campaign").document("r-1")))
                .isFalse();
        assertThat(reporter.canMint()).isFalse();
    }

    @Test
    void itSpeaksForTheOrganisationsOfAllItsGrantsOrForAny() {
        assertThat(actor.organisations()).containsExactly("CCG");
        assertThat(Actor.PORTAL.organisations()).isEmpty();
        assertThat(new Actor("x", "id", List.of(), List.of(FULL, Grant.ALL)).organisations())
                .isEmpty();
    }

    @Test
    void aTownLiesInItsCountyAndAPrefectureWithoutCountiesHasTowns() {
        Grant dongguan = GrantJson.read(new JsonArray().add(TestTokens.grant("places", List.of("441900"))))
                .getFirst();
        Permission permission = Permission.of("accept", "record");
        assertThat(dongguan.allows(permission.at("441900003", null), Instant.now()))
                .isTrue();
        assertThat(dongguan.allows(permission.at("441900", null), Instant.now()))
                .isTrue();
        assertThat(dongguan.allows(permission.at("440000", null), Instant.now()))
                .isFalse();
        assertThat(dongguan.allows(permission.at(null, null), Instant.now())).isFalse();
    }

    @Test
    void theBorderOfAnAreaBelongsToIt() {
        assertThat(FULL.allows(INSIDE.at("440106", Geometries.point(113, 23)), Instant.now()))
                .isTrue();
        assertThat(FULL.allows(INSIDE.at("440106", Geometries.point(113.5, 24)), Instant.now()))
                .isTrue();
    }
}
