package pilotcity.portal.project;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import pilotcity.portal.kernel.datasetimport.DatasetImporter;
import pilotcity.portal.kernel.datasetimport.DatasetTables;
import pilotcity.portal.kernel.datasetimport.PartTable;
import pilotcity.portal.kernel.datasetimport.TableImporter;
import pilotcity.portal.kernel.datasetimport.table.DataRow;

/** Imports projects, their figures and their parties. */
final class ProjectImporter implements DatasetImporter {
    private static final TableImporter PROJECTS = TableImporter.of("projects", "project");

    /** The line orders the figures of a project as the file does. */
    private static final PartTable FIGURES =
            PartTable.of("project_figure", "project", "figures").value("position", DataRow::line);

    private static final PartTable PARTIES = PartTable.of("project_party", "project", "parties");

    @Override
    public String set() {
        return PROJECTS.set();
    }

    @Override
    public Future<Integer> write(SqlConnection connection, DatasetTables tables) {
        return PROJECTS.write(connection, tables)
                .compose(rows -> PROJECTS.replaceParts(connection, tables, FIGURES)
                        .compose(put -> PROJECTS.replaceParts(connection, tables, PARTIES))
                        .map(rows));
    }
}
