package pilotcity.portal.kernel.permission;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import pilotcity.index.spatial.Geometries;

/** Thousands of grants and requests: the check agrees with a policy that was written apart from it. */
class GrantMatrixTest {
    private static final int PAIRS = 20_000;
    private static final int LEAST_OF_EACH = 2_000;

    @Test
    void everyPairIsDecidedAsTheReferencePolicyDecidesIt() {
        long seed = new Random().nextLong();
        RandomGrants random = new RandomGrants(new Random(seed));
        int allowed = 0;
        for (int i = 0; i < PAIRS; i++) {
            JsonObject grant = random.grant();
            JsonObject request = random.request();
            boolean expected = ReferencePolicy.allows(grant, request);
            boolean decided = decide(grant, request);
            assertThat(decided)
                    .as("seed %d, pair %d: %s for %s", seed, i, grant, request)
                    .isEqualTo(expected);
            allowed += expected ? 1 : 0;
        }
        assertThat(allowed).as("seed %d", seed).isBetween(LEAST_OF_EACH, PAIRS - LEAST_OF_EACH);
    }

    /** Through JSON, as in a token. */
    static boolean decide(JsonObject grant, JsonObject request) {
        List<Grant> read = GrantJson.read(new JsonArray().add(grant));
        List<Grant> again = GrantJson.read(GrantJson.write(read));
        assertThat(again).isEqualTo(read);
        return again.getFirst().allows(need(request), Instant.parse(request.getString("now")));
    }

    static Permission need(JsonObject request) {
        JsonArray at = request.getJsonArray("at");
        return new Permission(
                request.getString("action"),
                request.getString("kind"),
                request.getString("document"),
                request.getString("organisation"),
                request.getString("campaign"),
                request.getString("place"),
                at == null ? null : Geometries.point(at.getDouble(0), at.getDouble(1)));
    }
}
