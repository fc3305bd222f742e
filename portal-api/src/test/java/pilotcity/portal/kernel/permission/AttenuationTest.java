package pilotcity.portal.kernel.permission;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.jwt.UnverifiedToken;
import pilotcity.portal.kernel.token.TestTokens;

/** What is minted never allows what it was minted from does not. */
class AttenuationTest {
    private static final int GRANTS = 3_000;
    private static final int REQUESTS = 60;
    private static final int OVER_HTTP = 150;

    @Test
    void aGrantThatIsCoveredAllowsNothingMore() {
        long seed = new Random().nextLong();
        Random source = new Random(seed);
        RandomGrants random = new RandomGrants(source);
        int covered = 0;
        int used = 0;
        for (int i = 0; i < GRANTS; i++) {
            JsonObject parent = random.grant();
            JsonObject child = source.nextBoolean() ? random.narrower(parent) : random.grant();
            if (!read(parent).covers(read(child))) {
                continue;
            }
            covered++;
            for (int r = 0; r < REQUESTS; r++) {
                JsonObject request = random.request();
                if (ReferencePolicy.allows(child, request)) {
                    used++;
                    assertThat(GrantMatrixTest.decide(parent, request))
                            .as("seed %d: %s from %s for %s", seed, child, parent, request)
                            .isTrue();
                }
            }
        }
        assertThat(covered).as("seed %d", seed).isGreaterThan(GRANTS / 3);
        assertThat(used).as("seed %d", seed).isGreaterThan(GRANTS / 3);
    }

    @Test
    void whatIsRestrictedFurtherIsCoveredAndWhatIsFreerIsNot() {
        long seed = new Random().nextLong();
        RandomGrants random = new RandomGrants(new Random(seed));
        for (int i = 0; i < GRANTS; i++) {
            JsonObject grant = random.grant();
            JsonObject narrower = random.narrower(grant);
            assertThat(read(grant).covers(read(narrower)))
                    .as("seed %d: %s in %s", seed, narrower, grant)
                    .isTrue();
            JsonObject wider = random.wider(grant);
            assertThat(read(grant).covers(read(wider)))
                    .as("seed %d: %s in %s", seed, wider, grant)
                    .isEqualTo(wider.equals(grant));
        }
    }

    @Test
    void whatIsMintedOverHttpHoldsAsTheReferencePolicyReadsIt() {
        long seed = new Random().nextLong();
        Random source = new Random(seed);
        RandomGrants random = new RandomGrants(source);
        TestPortal portal = TestPortal.shared();
        int minted = 0;
        for (int i = 0; i < OVER_HTTP; i++) {
            JsonObject parent = random.grant();
            JsonObject child = source.nextInt(3) > 0 ? random.narrower(parent) : random.grant();
            String token = TestTokens.root(portal, "parent", read(parent));
            HttpResponse<String> answer = TestTokens.mint(portal, token, TestTokens.order(child));
            assertThat(answer.statusCode())
                    .as("seed %d: %s", seed, answer.body())
                    .isIn(201, 403);
            if (answer.statusCode() == 201) {
                minted++;
                holds(seed, random, parent, TestTokens.minted(answer));
            }
        }
        assertThat(minted).as("seed %d", seed).isGreaterThan(OVER_HTTP / 3);
    }

    private static void holds(long seed, RandomGrants random, JsonObject parent, String token) {
        JsonObject granted = UnverifiedToken.parse(token)
                .claims()
                .getJsonArray("authorization_details")
                .getJsonObject(0);
        for (int r = 0; r < REQUESTS; r++) {
            JsonObject request = random.request();
            if (GrantMatrixTest.decide(granted, request)) {
                assertThat(ReferencePolicy.allows(parent, request))
                        .as("seed %d: %s from %s for %s", seed, granted, parent, request)
                        .isTrue();
            }
        }
    }

    @Test
    void aTokenWithSeveralGrantsAllowsWhatOneOfThemAllows() {
        long seed = new Random().nextLong();
        RandomGrants random = new RandomGrants(new Random(seed));
        for (int i = 0; i < GRANTS; i++) {
            JsonObject first = random.grant();
            JsonObject second = random.grant();
            JsonObject request = random.request().put("now", Instant.now().toString());
            Actor actor = new Actor(
                    "someone",
                    "id",
                    java.util.List.of(),
                    GrantJson.read(new JsonArray().add(first).add(second)));
            assertThat(actor.allows(GrantMatrixTest.need(request)))
                    .as("seed %d: %s, %s for %s", seed, first, second, request)
                    .isEqualTo(ReferencePolicy.allows(first, request) || ReferencePolicy.allows(second, request));
        }
    }

    private static Grant read(JsonObject grant) {
        return GrantJson.read(new JsonArray().add(grant)).getFirst();
    }
}
