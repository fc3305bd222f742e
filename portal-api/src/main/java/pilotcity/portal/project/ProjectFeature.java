package pilotcity.portal.project;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
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
                list(row, "figures", Figure::of),
                list(row, "parties", Party::of),
                row.getString("dataset"));
    }

    private static <T> List<T> list(Row row, String column, Function<JsonObject, T> reader) {
        JsonArray items = row.getJsonArray(column);
        return items == null
                ? List.of()
                : IntStream.range(0, items.size())
                        .mapToObj(items::getJsonObject)
                        .map(reader)
                        .toList();
    }

    @Override
    public Optional<SetImporter> importer() {
        return Optional.of(new ProjectImporter());
    }
}
