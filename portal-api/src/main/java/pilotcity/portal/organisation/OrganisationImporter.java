package pilotcity.portal.organisation;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import pilotcity.portal.kernel.datasets.DataRow;
import pilotcity.portal.kernel.datasets.SetImporter;
import pilotcity.portal.kernel.datasets.Tables;
import pilotcity.portal.kernel.datasets.Writes;

/** Imports {@code organisations.csv}. */
final class OrganisationImporter implements SetImporter {
    private static final String PUT = """
            INSERT INTO organisation (id, name, name_en, type, place, founded, website, description, description_en,
                                      source_title, source_url, dataset)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'organisations')
            ON CONFLICT (id) DO UPDATE SET
                (name, name_en, type, place, founded, website, description, description_en, source_title,
                 source_url, dataset) =
                (excluded.name, excluded.name_en, excluded.type, excluded.place, excluded.founded,
                 excluded.website, excluded.description, excluded.description_en, excluded.source_title,
                 excluded.source_url, excluded.dataset)
            """;

    private static final String DELETE_OTHERS = """
            DELETE FROM organisation WHERE dataset = $1 AND id <> ALL($2)
            """;

    @Override
    public String set() {
        return "organisations";
    }

    @Override
    public Future<Integer> write(SqlConnection connection, Tables tables) {
        List<DataRow> rows = tables.rows("organisations");
        return Writes.each(connection, PUT, rows, OrganisationImporter::parameters)
                .compose(put -> Writes.deleteOthers(connection, DELETE_OTHERS, set(), rows, "id"))
                .map(rows.size());
    }

    private static Tuple parameters(DataRow row) {
        return Tuple.tuple()
                .addString(row.get("id"))
                .addString(row.get("name"))
                .addString(row.find("name_en"))
                .addString(row.get("type"))
                .addString(row.find("place"))
                .addInteger(row.integer("founded"))
                .addString(row.find("website"))
                .addString(row.find("description"))
                .addString(row.find("description_en"))
                .addString(row.find("source_title"))
                .addString(row.find("source_url"));
    }
}
