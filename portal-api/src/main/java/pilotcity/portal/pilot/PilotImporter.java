package pilotcity.portal.pilot;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import pilotcity.portal.kernel.datasets.DataRow;
import pilotcity.portal.kernel.datasets.SetImporter;
import pilotcity.portal.kernel.datasets.Tables;
import pilotcity.portal.kernel.datasets.Writes;

/** Imports {@code pilots.csv}. */
final class PilotImporter implements SetImporter {
    private static final String PUT = """
            INSERT INTO pilot (id, batch, announced, announced_by, seq, name, name_en, level, province, place,
                               original_code, lon, lat, point_source, point_precision_m, name_evidence,
                               evidence_url, evidence_note, note, note_en, dataset)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
                    'pilots')
            ON CONFLICT (id) DO UPDATE SET
                (batch, announced, announced_by, seq, name, name_en, level, province, place, original_code, lon,
                 lat, point_source, point_precision_m, name_evidence, evidence_url, evidence_note, note, note_en,
                 dataset) =
                (excluded.batch, excluded.announced, excluded.announced_by, excluded.seq, excluded.name,
                 excluded.name_en, excluded.level, excluded.province, excluded.place, excluded.original_code,
                 excluded.lon, excluded.lat, excluded.point_source, excluded.point_precision_m,
                 excluded.name_evidence, excluded.evidence_url, excluded.evidence_note, excluded.note,
                 excluded.note_en, excluded.dataset)
            """;

    private static final String DELETE_OTHERS = """
            DELETE FROM pilot WHERE dataset = $1 AND id <> ALL($2)
            """;

    @Override
    public String set() {
        return "pilots";
    }

    @Override
    public Future<Integer> write(SqlConnection connection, Tables tables) {
        List<DataRow> rows = tables.rows("pilots");
        return Writes.each(connection, PUT, rows, PilotImporter::parameters)
                .compose(put -> Writes.deleteOthers(connection, DELETE_OTHERS, set(), rows, "id"))
                .map(rows.size());
    }

    private static Tuple parameters(DataRow row) {
        return Tuple.tuple()
                .addString(row.get("id"))
                .addInteger(row.integer("batch"))
                .addLocalDate(row.date("announced"))
                .addString(row.find("announced_by"))
                .addInteger(row.integer("seq"))
                .addString(row.get("name"))
                .addString(row.find("name_en"))
                .addString(row.get("level"))
                .addString(row.get("province"))
                .addString(row.find("place"))
                .addString(row.find("original_code"))
                .addDouble(row.number("lon"))
                .addDouble(row.number("lat"))
                .addString(row.find("point_source"))
                .addInteger(row.integer("point_precision_m"))
                .addString(row.find("name_evidence"))
                .addString(row.find("evidence_url"))
                .addString(row.find("evidence_note"))
                .addString(row.find("note"))
                .addString(row.find("note_en"));
    }
}
