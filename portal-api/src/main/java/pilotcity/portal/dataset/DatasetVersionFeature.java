package pilotcity.portal.dataset;

import io.vertx.sqlclient.Row;
import java.util.List;
import pilotcity.index.kind.Kind;
import pilotcity.portal.kernel.db.mapping.RowReader;
import pilotcity.portal.kernel.feature.Feature;
import pilotcity.portal.kernel.filestore.sweep.FileReference;

/** Versions of data sets: what each publication was. */
public final class DatasetVersionFeature implements Feature<DatasetVersion> {
    private static final RowReader<DatasetVersion> READER = RowReader.of(DatasetVersion.class);

    @Override
    public Kind<DatasetVersion> kind() {
        return DatasetVersionKind.KIND;
    }

    @Override
    public String table() {
        return "dataset_version_document";
    }

    @Override
    public DatasetVersion read(Row row) {
        return READER.read(row);
    }

    /** What has been withdrawn is not named any more, and goes. */
    @Override
    public List<FileReference> fileReferences() {
        String shown = " FROM dataset_version, jsonb_array_elements(%s) named WHERE status <> 'withdrawn'";
        return List.of(
                new FileReference("SELECT named ->> 'sha256'" + shown.formatted("files")),
                new FileReference("SELECT named -> 'stored' ->> 'sha256'" + shown.formatted("tables")),
                new FileReference("SELECT named ->> 'problems'" + shown.formatted("tables")));
    }
}
