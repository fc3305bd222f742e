package pilotcity.portal.project;

import io.vertx.sqlclient.Row;
import java.util.Optional;
import pilotcity.index.kind.Kind;
import pilotcity.portal.Feature;
import pilotcity.portal.kernel.datasets.SetImporter;
import pilotcity.portal.kernel.db.Rows;

/** Projects, with every figure's source. */
public final class ProjectFeature implements Feature<Project> {
    @Override
    public Kind<Project> kind() {
        return ProjectKind.KIND;
    }

    @Override
    public String selectByIds() {
        return """
                SELECT * FROM project_document WHERE id = ANY($1)
                """;
    }

    @Override
    public String selectPage() {
        return """
                SELECT * FROM project_document WHERE id > $1 ORDER BY id LIMIT $2
                """;
    }

    @Override
    public Project read(Row row) {
        return new Project(
                row.getString("id"),
                row.getString("name"),
                row.getString("name_en"),
                row.getString("place"),
                row.getString("place_name"),
                row.getString("province"),
                row.getString("pilot"),
                Rows.point(row),
                row.getInteger("point_precision_m"),
                row.getString("led_by"),
                row.getString("led_by_basis"),
                row.getString("sector"),
                row.getString("status"),
                row.getString("started"),
                row.getInteger("duration_years"),
                row.getString("bounds"),
                row.getString("bounds_en"),
                row.getString("description"),
                row.getString("description_en"),
                Rows.list(row, "figures", Figure::of),
                Rows.list(row, "parties", Party::of),
                row.getString("dataset"));
    }

    @Override
    public Optional<SetImporter> importer() {
        return Optional.of(new ProjectImporter());
    }
}
