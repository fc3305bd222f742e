package pilotcity.portal.category;

import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Optional;
import pilotcity.index.kind.Kind;
import pilotcity.portal.Feature;
import pilotcity.portal.kernel.datasets.SetImporter;
import pilotcity.portal.kernel.db.Rows;

/** Categories: what can be reported, what is asked about it, by when it is answered, and by whom. */
public final class CategoryFeature implements Feature<Category> {
    @Override
    public Kind<Category> kind() {
        return CategoryKind.KIND;
    }

    @Override
    public String selectByIds() {
        return """
                SELECT * FROM category_document WHERE id = ANY($1)
                """;
    }

    @Override
    public String selectPage() {
        return """
                SELECT * FROM category_document WHERE id > $1 ORDER BY id LIMIT $2
                """;
    }

    @Override
    public Category read(Row row) {
        return new Category(
                row.getString("id"),
                row.getString("name"),
                row.getString("name_en"),
                row.getString("description"),
                row.getString("description_en"),
                List.of(row.getArrayOfStrings("keywords")),
                row.getString("parent"),
                row.getString("top"),
                row.getString("path"),
                row.getString("path_en"),
                row.getInteger("service_days"),
                row.getString("day_type"),
                row.getInteger("duplicate_radius_m"),
                row.getInteger("duplicate_days"),
                row.getBoolean("sensitive"),
                row.getBoolean("open"),
                Rows.list(row, "questions", Question::of),
                Rows.list(row, "responsible", Responsible::of),
                row.getString("dataset"));
    }

    @Override
    public Optional<SetImporter> importer() {
        return Optional.of(new CategoryImporter());
    }
}
