package pilotcity.portal.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;
import pilotcity.portal.dataset.publication.FreshnessUpdate;
import pilotcity.portal.kernel.changelog.ChangeToken;
import pilotcity.portal.kernel.db.Await;

/** Whether a data set is updated as often as it says is seen again as time goes by. */
class FreshnessTest {
    private static final String SET = "freshness-test";
    private static final String MONTHLY = "http://publications.europa.eu/resource/authority/frequency/MONTHLY";

    private final TestPortal portal = TestPortal.shared();

    private int points() {
        ChangeToken token = Await.get(portal.service().node().db().inTransaction(ChangeToken::current));
        JsonObject set = new JsonObject(
                portal.get("/api/datasets/" + SET + "?atLeast=" + token).body());
        return set.getJsonArray("quality").stream()
                .map(JsonObject.class::cast)
                .filter(mark -> mark.getString("code").equals("freshness"))
                .findFirst()
                .orElseThrow()
                .getInteger("points");
    }

    private void look(Instant now) {
        Await.get(portal.service().node().db().inTransaction(sql -> FreshnessUpdate.run(sql, now)));
    }

    @Test
    void aMonthlyDataSetLosesItsPointsWhenAMonthHasPassedAndGetsThemBack() {
        JsonObject schema = new JsonObject("{\"fields\": [{\"name\": \"n\", \"type\": \"integer\"}]}");
        try (TestTable table = new TestTable(portal, SET, "n\n1\n", schema)) {
            assertThat(points()).as("it does not say how often").isZero();
            table.describe(new JsonObject().put("frequency", MONTHLY));
            table.publish("n\n1\n2\n", schema, false);
            assertThat(points()).isEqualTo(10);
            look(Instant.now().plus(Duration.ofDays(33)));
            assertThat(points()).isEqualTo(10);
            look(Instant.now().plus(Duration.ofDays(36)));
            assertThat(points()).isZero();
            table.publish("n\n1\n2\n3\n", schema, false);
            look(Instant.now());
            assertThat(points()).isEqualTo(10);
        }
    }
}
