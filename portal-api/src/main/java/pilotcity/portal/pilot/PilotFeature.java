package pilotcity.portal.pilot;

import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Optional;
import pilotcity.index.kind.Kind;
import pilotcity.portal.Feature;
import pilotcity.portal.kernel.datasets.SetImporter;
import pilotcity.portal.kernel.db.Rows;

/** Pilots: the 193 that were announced. */
public final class PilotFeature implements Feature<Pilot> {
    @Override
    public Kind<Pilot> kind() {
        return PilotKind.KIND;
    }

    @Override
    public String selectByIds() {
        return """
                SELECT * FROM pilot_document WHERE id = ANY($1)
                """;
    }

    @Override
    public String selectPage() {
        return """
                SELECT * FROM pilot_document WHERE id > $1 ORDER BY id LIMIT $2
                """;
    }

    @Override
    public Pilot read(Row row) {
        return new Pilot(
                row.getString("id"),
                row.getString("name"),
                row.getString("name_en"),
                row.getInteger("batch"),
                row.getLocalDate("announced"),
                row.getInteger("seq"),
                row.getString("level"),
                row.getString("province"),
                row.getString("province_name"),
                row.getString("province_name_en"),
                row.getString("place"),
                row.getString("place_name"),
                row.getString("original_code"),
                Rows.point(row),
                row.getString("point_source"),
                row.getInteger("point_precision_m"),
                row.getString("name_evidence"),
                row.getString("evidence_url"),
                row.getString("evidence_note"),
                row.getString("note"),
                row.getString("note_en"),
                List.of(row.getArrayOfStrings("organisations")),
                row.getString("dataset"));
    }

    @Override
    public Optional<SetImporter> importer() {
        return Optional.of(new PilotImporter());
    }
}
