package pilotcity.portal.project;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.math.BigDecimal;
import java.util.List;
import pilotcity.portal.kernel.datasets.DataRow;
import pilotcity.portal.kernel.datasets.SetImporter;
import pilotcity.portal.kernel.datasets.Tables;
import pilotcity.portal.kernel.datasets.Writes;

/** Imports projects, their figures and their parties. */
final class ProjectImporter implements SetImporter {
    private static final String PUT = """
            INSERT INTO project (id, name, name_en, place, pilot, lon, lat, point_precision_m, led_by,
                                 led_by_basis, sector, status, started, duration_years, bounds, bounds_en,
                                 description, description_en, dataset)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, 'projects')
            ON CONFLICT (id) DO UPDATE SET
                (name, name_en, place, pilot, lon, lat, point_precision_m, led_by, led_by_basis, sector, status,
                 started, duration_years, bounds, bounds_en, description, description_en, dataset) =
                (excluded.name, excluded.name_en, excluded.place, excluded.pilot, excluded.lon, excluded.lat,
                 excluded.point_precision_m, excluded.led_by, excluded.led_by_basis, excluded.sector,
                 excluded.status, excluded.started, excluded.duration_years, excluded.bounds,
                 excluded.bounds_en, excluded.description, excluded.description_en, excluded.dataset)
            """;

    private static final String DELETE_OTHERS = """
            DELETE FROM project WHERE dataset = $1 AND id <> ALL($2)
            """;

    private static final String CLEAR_FIGURES = """
            DELETE FROM project_figure USING project
             WHERE project.id = project_figure.project AND project.dataset = $1
            """;

    private static final String PUT_FIGURE = """
            INSERT INTO project_figure (project, position, measure, value, unit, as_stated, as_stated_en,
                                        source_title, source_url, source_kind)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """;

    private static final String CLEAR_PARTIES = """
            DELETE FROM project_party USING project
             WHERE project.id = project_party.project AND project.dataset = $1
            """;

    private static final String PUT_PARTY = """
            INSERT INTO project_party (project, organisation, role) VALUES ($1, $2, $3)
            """;

    @Override
    public String set() {
        return "projects";
    }

    @Override
    public Future<Integer> write(SqlConnection connection, Tables tables) {
        List<DataRow> rows = tables.rows("projects");
        return Writes.each(connection, PUT, rows, ProjectImporter::project)
                .compose(put -> Writes.deleteOthers(connection, DELETE_OTHERS, set(), rows, "id"))
                .compose(deleted -> replace(connection, CLEAR_FIGURES, PUT_FIGURE, tables.rows("figures"), true))
                .compose(put -> replace(connection, CLEAR_PARTIES, PUT_PARTY, tables.rows("parties"), false))
                .map(rows.size());
    }

    private Future<Integer> replace(
            SqlConnection connection, String clear, String put, List<DataRow> rows, boolean figures) {
        return connection
                .preparedQuery(clear)
                .execute(Tuple.of(set()))
                .compose(cleared ->
                        Writes.each(connection, put, rows, figures ? ProjectImporter::figure : ProjectImporter::party));
    }

    private static Tuple project(DataRow row) {
        return Tuple.tuple()
                .addString(row.get("id"))
                .addString(row.get("name"))
                .addString(row.find("name_en"))
                .addString(row.find("place"))
                .addString(row.find("pilot"))
                .addDouble(row.number("lon"))
                .addDouble(row.number("lat"))
                .addInteger(row.integer("point_precision_m"))
                .addString(row.find("led_by"))
                .addString(row.find("led_by_basis"))
                .addString(row.find("sector"))
                .addString(row.find("status"))
                .addString(row.find("started"))
                .addInteger(row.integer("duration_years"))
                .addString(row.find("bounds"))
                .addString(row.find("bounds_en"))
                .addString(row.find("description"))
                .addString(row.find("description_en"));
    }

    /** The line orders the figures of a project as the file does. */
    private static Tuple figure(DataRow row) {
        return Tuple.tuple()
                .addString(row.get("project"))
                .addInteger((int) row.line())
                .addString(row.get("measure"))
                .addBigDecimal(new BigDecimal(row.get("value")))
                .addString(row.get("unit"))
                .addString(row.get("as_stated"))
                .addString(row.find("as_stated_en"))
                .addString(row.get("source_title"))
                .addString(row.find("source_url"))
                .addString(row.get("source_kind"));
    }

    private static Tuple party(DataRow row) {
        return Tuple.of(row.get("project"), row.get("organisation"), row.get("role"));
    }
}
