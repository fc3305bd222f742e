package pilotcity.portal.campaign;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import pilotcity.portal.kernel.datasetimport.DatasetImporter;
import pilotcity.portal.kernel.datasetimport.DatasetTables;
import pilotcity.portal.kernel.datasetimport.PartTable;
import pilotcity.portal.kernel.datasetimport.TableImporter;

/** Imports campaigns that were held elsewhere, with their categories and places. */
final class CampaignImporter implements DatasetImporter {
    private static final TableImporter CAMPAIGNS = TableImporter.of("campaigns", "campaign");
    private static final PartTable CATEGORIES = PartTable.of("campaign_category", "campaign", "categories");
    private static final PartTable PLACES = PartTable.of("campaign_place", "campaign", "places");

    @Override
    public String set() {
        return CAMPAIGNS.set();
    }

    @Override
    public Future<Integer> write(SqlConnection connection, DatasetTables tables) {
        return CAMPAIGNS
                .write(connection, tables)
                .compose(rows -> CAMPAIGNS
                        .replaceParts(connection, tables, CATEGORIES)
                        .compose(put -> CAMPAIGNS.replaceParts(connection, tables, PLACES))
                        .map(rows));
    }
}
