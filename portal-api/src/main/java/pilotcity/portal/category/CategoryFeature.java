package pilotcity.portal.category;

import io.vertx.sqlclient.Row;
import java.util.Optional;
import pilotcity.index.kind.Kind;
import pilotcity.portal.kernel.datasetimport.DatasetImporter;
import pilotcity.portal.kernel.db.mapping.RowReader;
import pilotcity.portal.kernel.feature.Feature;

/** Categories: what can be reported, what is asked about it, by when it is answered, and by whom. */
public final class CategoryFeature implements Feature<Category> {
    private static final RowReader<Category> READER = RowReader.of(Category.class);

    @Override
    public Kind<Category> kind() {
        return CategoryKind.KIND;
    }

    @Override
    public String table() {
        return "category_document";
    }

    @Override
    public Category read(Row row) {
        return READER.read(row);
    }

    @Override
    public Optional<DatasetImporter> importer() {
        return Optional.of(new CategoryImporter());
    }
}
