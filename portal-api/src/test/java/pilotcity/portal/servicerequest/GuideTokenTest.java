package pilotcity.portal.servicerequest;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.token.GuideTokens;

/** An NGO with exactly the tokens of the developer's guide goes from a report to a referral. */
class GuideTokenTest {
    private static final double LAT = 23.1291;
    private static final double TIANHE = 113.3612;
    private static final double YUEXIU = 113.2668;

    private final TestPortal portal = TestPortal.shared();

    @Test
    void theTokenOfTheGuideWalksFromReportToReferral() throws Exception {
        ApiClient ngo = new ApiClient(portal, GuideTokens.ngo(portal));
        String campaign = ngo.write(
                        "/api/campaigns",
                        "organisation",
                        "bike-guangzhou",
                        "name",
                        "越秀骑行障碍",
                        "places",
                        List.of("440100"))
                .getString("id");
        List<String> records = List.of(
                report(ApiClient.anonymous(portal), campaign, "440106", TIANHE),
                report(ngo, campaign, "440104", YUEXIU));
        for (String id : records) {
            ngo.write("/api/records/" + id + "/screen");
        }
        ngo.write("/api/records/" + records.getLast() + "/accept");
        volunteer(ngo, campaign).write("/api/records/" + records.getFirst() + "/accept");
        String referral = "/api/referrals/" + refer(ngo, records).getString("id");
        ngo.write(referral + "/follow-up", "note", "请问进展如何");
        assertThat(ApiClient.read(portal, referral, ngo.write(referral + "/close"))
                        .getJsonArray("contents"))
                .containsExactlyInAnyOrderElementsOf(records);
    }

    private static String report(ApiClient by, String campaign, String place, double lon) {
        return by.write(
                        "/api/records",
                        "description",
                        "车道被占",
                        "place",
                        place,
                        "lon",
                        lon,
                        "lat",
                        LAT,
                        "campaign",
                        campaign)
                .getString("id");
    }

    private static JsonObject refer(ApiClient by, List<String> records) {
        return by.write(
                "/api/referrals",
                "organisation",
                "bike-guangzhou",
                "to",
                "guangzhou-transport",
                "title",
                "两处占道",
                "summary",
                "自行车道被停车占用",
                "records",
                records);
    }

    /** Of one district, where the second record does not lie. */
    private ApiClient volunteer(ApiClient ngo, String campaign) throws IOException {
        ApiClient volunteer = new ApiClient(portal, GuideTokens.volunteer(portal, ngo.token()));
        String elsewhere = report(ngo, campaign, "440104", YUEXIU);
        assertThat(volunteer.send("/api/records/" + elsewhere + "/accept", new JsonObject()))
                .matches(answer -> answer.statusCode() == 403 && answer.body().contains("place"));
        return volunteer;
    }
}
