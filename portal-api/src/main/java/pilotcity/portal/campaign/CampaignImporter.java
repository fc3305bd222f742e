package pilotcity.portal.campaign;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import pilotcity.portal.kernel.datasets.DataRow;
import pilotcity.portal.kernel.datasets.SetImporter;
import pilotcity.portal.kernel.datasets.Tables;
import pilotcity.portal.kernel.datasets.Writes;

/** Imports campaigns that were held elsewhere, with their categories and places. */
final class CampaignImporter implements SetImporter {
    private static final String PUT = """
            INSERT INTO campaign (id, status, name, name_en, organisation, agency, theme, theme_en, hashtag, poster,
                                  poster_en, description, description_en, started, from_date, until_date, note,
                                  note_en, source_title, source_url, dataset)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
                    'campaigns')
            ON CONFLICT (id) DO UPDATE SET
                (version, status, name, name_en, organisation, agency, theme, theme_en, hashtag, poster, poster_en,
                 description, description_en, started, from_date, until_date, note, note_en, source_title, source_url,
                 dataset) =
                (campaign.version + 1, excluded.status, excluded.name, excluded.name_en, excluded.organisation,
                 excluded.agency, excluded.theme, excluded.theme_en, excluded.hashtag, excluded.poster,
                 excluded.poster_en, excluded.description, excluded.description_en, excluded.started,
                 excluded.from_date, excluded.until_date, excluded.note, excluded.note_en, excluded.source_title,
                 excluded.source_url, excluded.dataset)
            """;

    private static final String DELETE_OTHERS = """
            DELETE FROM campaign WHERE dataset = $1 AND id <> ALL($2)
            """;

    private static final String CLEAR_CATEGORIES = """
            DELETE FROM campaign_category USING campaign
             WHERE campaign.id = campaign_category.campaign AND campaign.dataset = $1
            """;

    private static final String PUT_CATEGORY = """
            INSERT INTO campaign_category (campaign, category) VALUES ($1, $2)
            """;

    private static final String CLEAR_PLACES = """
            DELETE FROM campaign_place USING campaign
             WHERE campaign.id = campaign_place.campaign AND campaign.dataset = $1
            """;

    private static final String PUT_PLACE = """
            INSERT INTO campaign_place (campaign, place) VALUES ($1, $2)
            """;

    @Override
    public String set() {
        return "campaigns";
    }

    @Override
    public Future<Integer> write(SqlConnection connection, Tables tables) {
        List<DataRow> rows = tables.rows("campaigns");
        return Writes.each(connection, PUT, rows, CampaignImporter::campaign)
                .compose(put -> Writes.deleteOthers(connection, DELETE_OTHERS, set(), rows, "id"))
                .compose(deleted ->
                        replace(connection, CLEAR_CATEGORIES, PUT_CATEGORY, tables.rows("categories"), "category"))
                .compose(put -> replace(connection, CLEAR_PLACES, PUT_PLACE, tables.rows("places"), "place"))
                .map(rows.size());
    }

    private Future<Integer> replace(
            SqlConnection connection, String clear, String put, List<DataRow> rows, String column) {
        return connection
                .preparedQuery(clear)
                .execute(Tuple.of(set()))
                .compose(cleared ->
                        Writes.each(connection, put, rows, row -> Tuple.of(row.get("campaign"), row.get(column))));
    }

    private static Tuple campaign(DataRow row) {
        return Tuple.tuple()
                .addString(row.get("id"))
                .addString(row.get("status"))
                .addString(row.get("name"))
                .addString(row.find("name_en"))
                .addString(row.get("organisation"))
                .addString(row.find("agency"))
                .addString(row.find("theme"))
                .addString(row.find("theme_en"))
                .addString(row.find("hashtag"))
                .addString(row.find("poster"))
                .addString(row.find("poster_en"))
                .addString(row.find("description"))
                .addString(row.find("description_en"))
                .addString(row.find("started"))
                .addLocalDate(row.date("from_date"))
                .addLocalDate(row.date("until_date"))
                .addString(row.find("note"))
                .addString(row.find("note_en"))
                .addString(row.find("source_title"))
                .addString(row.find("source_url"));
    }
}
