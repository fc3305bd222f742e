package pilotcity.portal.campaign;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import pilotcity.portal.kernel.datasets.PartTable;
import pilotcity.portal.kernel.datasets.SetImporter;
import pilotcity.portal.kernel.datasets.TableImport;
import pilotcity.portal.kernel.datasets.Tables;

/** Imports campaigns that were held elsewhere, with their categories and places. */
final class CampaignImporter implements SetImporter {
    private static final TableImport CAMPAIGNS = TableImport.of("campaigns", "campaign");
    private static final PartTable CATEGORIES = PartTable.of("campaign_category", "campaign", "categories");
    private static final PartTable PLACES = PartTable.of("campaign_place", "campaign", "places");

    @Override
    public String set() {
        return CAMPAIGNS.set();
    }

    @Override
    public Future<Integer> write(SqlConnection connection, Tables tables) {
        return CAMPAIGNS
                .write(connection, tables)
                .compose(rows -> CAMPAIGNS
                        .replaceParts(connection, tables, CATEGORIES)
                        .compose(put -> CAMPAIGNS.replaceParts(connection, tables, PLACES))
                        .map(rows));
    }
}
