package pilotcity.portal.servicerequest.intake;

import io.vertx.sqlclient.Row;
import java.time.LocalDate;
import java.time.ZoneId;
import pilotcity.portal.kernel.problem.Problem;

/** A campaign accepts service requests while it is open and within its dates, whichever verb adds them. */
public final class CampaignAdmission {
    /** What {@link #require} looks at. */
    public static final String COLUMNS = "campaign.status AS campaign_status, campaign.from_date, campaign.until_date";

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private CampaignAdmission() {}

    /** @throws Problem CONFLICT when {@code campaign}, of which {@code row} is, takes nothing today */
    public static void require(Row row, String campaign) {
        LocalDate today = LocalDate.now(CHINA);
        LocalDate from = row.getLocalDate("from_date");
        LocalDate until = row.getLocalDate("until_date");
        boolean over = until != null && today.isAfter(until);
        boolean early = from != null && today.isBefore(from);
        if (over || early || !"open".equals(row.getString("campaign_status"))) {
            throw Problem.of(
                    Problem.Kind.CONFLICT,
                    "the campaign '" + campaign + "' takes no reports now" + (early ? "; it begins on " + from : ""));
        }
    }
}
