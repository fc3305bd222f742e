package pilotcity.portal.project;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import pilotcity.portal.kernel.datasets.DataRow;
import pilotcity.portal.kernel.datasets.PartTable;
import pilotcity.portal.kernel.datasets.SetImporter;
import pilotcity.portal.kernel.datasets.TableImport;
import pilotcity.portal.kernel.datasets.Tables;

/** Imports projects, their figures and their parties. */
final class ProjectImporter implements SetImporter {
    private static final TableImport PROJECTS = TableImport.of("projects", "project");

    /** The line orders the figures of a project as the file does. */
    private static final PartTable FIGURES =
            PartTable.of("project_figure", "project", "figures").value("position", DataRow::line);

    private static final PartTable PARTIES = PartTable.of("project_party", "project", "parties");

    @Override
    public String set() {
        return PROJECTS.set();
    }

    @Override
    public Future<Integer> write(SqlConnection connection, Tables tables) {
        return PROJECTS.write(connection, tables)
                .compose(rows -> PROJECTS.replaceParts(connection, tables, FIGURES)
                        .compose(put -> PROJECTS.replaceParts(connection, tables, PARTIES))
                        .map(rows));
    }
}
