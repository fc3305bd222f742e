package pilotcity.portal.project;

import io.vertx.sqlclient.Row;
import java.util.Optional;
import pilotcity.index.kind.Kind;
import pilotcity.portal.kernel.datasetimport.DatasetImporter;
import pilotcity.portal.kernel.db.mapping.RowReader;
import pilotcity.portal.kernel.feature.Feature;

/** Projects, with every figure's source. */
public final class ProjectFeature implements Feature<Project> {
    private static final RowReader<Project> READER = RowReader.of(Project.class);

    @Override
    public Kind<Project> kind() {
        return ProjectKind.KIND;
    }

    @Override
    public String table() {
        return "project_document";
    }

    @Override
    public Project read(Row row) {
        return READER.read(row);
    }

    @Override
    public Optional<DatasetImporter> importer() {
        return Optional.of(new ProjectImporter());
    }
}
