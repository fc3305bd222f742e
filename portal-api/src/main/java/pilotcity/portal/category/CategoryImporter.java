package pilotcity.portal.category;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import pilotcity.portal.kernel.datasets.DataRow;
import pilotcity.portal.kernel.datasets.SetImporter;
import pilotcity.portal.kernel.datasets.Tables;
import pilotcity.portal.kernel.datasets.Writes;

/** Imports the tree of categories with what each asks and who answers, and the holidays that due dates leave out. */
final class CategoryImporter implements SetImporter {
    private static final String PUT = """
            INSERT INTO category (id, parent, name, name_en, description, description_en, keywords, service_days,
                                  day_type, duplicate_radius_m, duplicate_days, sensitive, open, dataset)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'categories')
            ON CONFLICT (id) DO UPDATE SET
                (parent, name, name_en, description, description_en, keywords, service_days, day_type,
                 duplicate_radius_m, duplicate_days, sensitive, open, dataset) =
                (excluded.parent, excluded.name, excluded.name_en, excluded.description, excluded.description_en,
                 excluded.keywords, excluded.service_days, excluded.day_type, excluded.duplicate_radius_m,
                 excluded.duplicate_days, excluded.sensitive, excluded.open, excluded.dataset)
            """;

    private static final String DELETE_OTHERS = """
            DELETE FROM category WHERE dataset = $1 AND id <> ALL($2)
            """;

    private static final String CLEAR_QUESTIONS = """
            DELETE FROM category_question USING category
             WHERE category.id = category_question.category AND category.dataset = $1
            """;

    private static final String PUT_QUESTION = """
            INSERT INTO category_question (category, code, position, datatype, required, text, text_en, hint, hint_en,
                                           choices)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """;

    private static final String CLEAR_RESPONSIBLE = """
            DELETE FROM category_responsible USING category
             WHERE category.id = category_responsible.category AND category.dataset = $1
            """;

    private static final String PUT_RESPONSIBLE = """
            INSERT INTO category_responsible (category, place, organisation) VALUES ($1, $2, $3)
            """;

    private static final String CLEAR_HOLIDAYS = """
            DELETE FROM holiday WHERE dataset = $1
            """;

    /** One statement, since each numbers the working days anew; a day that somebody set otherwise stays so. */
    private static final String PUT_HOLIDAYS = """
            INSERT INTO holiday (day, working, name, name_en, dataset)
            SELECT (day ->> 'day')::date, (day ->> 'working')::boolean, day ->> 'name', day ->> 'name_en', 'categories'
              FROM jsonb_array_elements($1) day
            ON CONFLICT (day) DO NOTHING
            """;

    @Override
    public String set() {
        return "categories";
    }

    @Override
    public Future<Integer> write(SqlConnection connection, Tables tables) {
        List<DataRow> rows = tables.rows("categories");
        CategoryTree tree = new CategoryTree(set(), rows, tables.rows("questions"), tables.rows("question_values"));
        return batch(connection, PUT, rows.stream().map(tree::category).toList())
                .compose(put -> Writes.deleteOthers(connection, DELETE_OTHERS, set(), rows, "id"))
                .compose(deleted -> clear(connection, CLEAR_QUESTIONS))
                .compose(cleared -> batch(connection, PUT_QUESTION, tree.questions()))
                .compose(put -> clear(connection, CLEAR_RESPONSIBLE))
                .compose(cleared -> Writes.each(
                        connection, PUT_RESPONSIBLE, tables.rows("responsible"), CategoryImporter::responsible))
                .compose(put -> clear(connection, CLEAR_HOLIDAYS))
                .compose(cleared ->
                        connection.preparedQuery(PUT_HOLIDAYS).execute(Tuple.of(holidays(tables.rows("holidays")))))
                .map(rows.size());
    }

    private Future<Void> clear(SqlConnection connection, String sql) {
        return connection.preparedQuery(sql).execute(Tuple.of(set())).mapEmpty();
    }

    private static Future<Void> batch(SqlConnection connection, String sql, List<Tuple> rows) {
        return rows.isEmpty()
                ? Future.succeededFuture()
                : connection.preparedQuery(sql).executeBatch(rows).mapEmpty();
    }

    private static Tuple responsible(DataRow row) {
        return Tuple.of(row.get("category"), row.get("place"), row.get("organisation"));
    }

    private static JsonArray holidays(List<DataRow> rows) {
        JsonArray days = new JsonArray();
        rows.forEach(row -> days.add(new JsonObject()
                .put("day", row.get("day"))
                .put("working", row.get("working"))
                .put("name", row.find("name"))
                .put("name_en", row.find("name_en"))));
        return days;
    }
}
