package pilotcity.portal.dataset;

import io.vertx.sqlclient.Row;
import pilotcity.index.kind.Kind;
import pilotcity.portal.kernel.db.mapping.RowReader;
import pilotcity.portal.kernel.feature.Feature;

/** Data sets: what is published for download. */
public final class DatasetFeature implements Feature<Dataset> {
    private static final RowReader<Dataset> READER = RowReader.of(Dataset.class);

    @Override
    public Kind<Dataset> kind() {
        return DatasetKind.KIND;
    }

    @Override
    public String table() {
        return "dataset";
    }

    @Override
    public Dataset read(Row row) {
        return READER.read(row);
    }
}
