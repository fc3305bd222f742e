package pilotcity.portal.dataset;

import io.vertx.sqlclient.Row;
import java.util.List;
import pilotcity.index.kind.Kind;
import pilotcity.portal.dataset.publication.WithdrawnFiles;
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

    @Override
    public List<FileReference> fileReferences() {
        return WithdrawnFiles.references();
    }
}
