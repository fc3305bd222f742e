package pilotcity.portal.dataset.table;

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

    private int points(String query) {
        JsonObject set =
                new JsonObject(portal.get("/api/datasets/" + SET + query).body());
        return set.getJsonArray("quality").stream()
                .map(JsonObject.class::cast)
                .filter(mark -> mark.getString("code").equals("freshness"))
                .findFirst()
                .orElseThrow()
                .getInteger("points");
    }

    private int pointsAt(Instant now) {
        ChangeToken token = Await.get(portal.service()
                .node()
                .db()
                .inTransaction(sql -> FreshnessUpdate.run(sql, now).compose(changed -> ChangeToken.current(sql))));
        return points("?atLeast=" + token);
    }

    @Test
    void aMonthlyDataSetLosesItsPointsWhenAMonthHasPassedAndGetsThemBack() {
        JsonObject schema = new JsonObject("{\"fields\": [{\"name\": \"n\", \"type\": \"integer\"}]}");
        try (TestTable table = new TestTable(portal, SET, "n\n1\n", schema)) {
            assertThat(points("")).as("it does not say how often").isZero();
            table.describe(new JsonObject().put("frequency", MONTHLY));
            table.publish("n\n1\n2\n", schema, false);
            assertThat(points("")).isEqualTo(10);
            assertThat(pointsAt(Instant.now().plus(Duration.ofDays(33)))).isEqualTo(10);
            assertThat(pointsAt(Instant.now().plus(Duration.ofDays(36)))).isZero();
            table.publish("n\n1\n2\n3\n", schema, false);
            assertThat(pointsAt(Instant.now())).isEqualTo(10);
        }
    }
}
