package pilotcity.portal.pilot;

import io.vertx.sqlclient.Row;
import java.util.Optional;
import pilotcity.index.kind.Kind;
import pilotcity.portal.kernel.datasetimport.DatasetImporter;
import pilotcity.portal.kernel.datasetimport.TableImporter;
import pilotcity.portal.kernel.db.mapping.RowReader;
import pilotcity.portal.kernel.feature.Feature;

/** Pilots: the 193 that were announced. */
public final class PilotFeature implements Feature<Pilot> {
    private static final RowReader<Pilot> READER = RowReader.of(Pilot.class);

    @Override
    public Kind<Pilot> kind() {
        return PilotKind.KIND;
    }

    @Override
    public String table() {
        return "pilot_document";
    }

    @Override
    public Pilot read(Row row) {
        return READER.read(row);
    }

    @Override
    public Optional<DatasetImporter> importer() {
        return Optional.of(TableImporter.of("pilots", "pilot"));
    }
}
