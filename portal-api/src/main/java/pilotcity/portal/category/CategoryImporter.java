package pilotcity.portal.category;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import pilotcity.portal.kernel.datasetimport.DatasetImporter;
import pilotcity.portal.kernel.datasetimport.DatasetTables;
import pilotcity.portal.kernel.datasetimport.PartTable;
import pilotcity.portal.kernel.datasetimport.TableImporter;
import pilotcity.portal.kernel.datasetimport.table.DataRow;

/** Imports the tree of categories with what each asks and who answers, and the holidays that due dates leave out. */
final class CategoryImporter implements DatasetImporter {
    private static final String SENTENCES = "examples";
    private static final TableImporter CATEGORIES = TableImporter.of("categories", "category");
    private static final PartTable EXAMPLES = PartTable.of("category_example", "category", SENTENCES);
    private static final PartTable RESPONSIBLE = PartTable.of("category_responsible", "category", "responsible");

    private static final String CLEAR_HOLIDAYS = """
            DELETE FROM holiday WHERE dataset = $1
            """;

    /** One statement, since each renumbers the working days; days that were edited by hand stay. */
    private static final String PUT_HOLIDAYS = """
            INSERT INTO holiday (day, working, name, name_en, dataset)
            SELECT (day ->> 'day')::date, (day ->> 'working')::boolean, day ->> 'name', day ->> 'name_en', 'categories'
              FROM jsonb_array_elements($1) day
            ON CONFLICT (day) DO NOTHING
            """;

    private static final String CLEAR_DANGERS = """
            DELETE FROM danger_example WHERE dataset = $1
            """;

    private static final String PUT_DANGERS = """
            INSERT INTO danger_example (danger, language, text, dataset)
            SELECT example ->> 'danger', example ->> 'language', example ->> 'text', 'categories'
              FROM jsonb_array_elements($1) example
            ON CONFLICT (text) DO NOTHING
            """;

    @Override
    public String set() {
        return CATEGORIES.set();
    }

    @Override
    public Future<Integer> write(SqlConnection connection, DatasetTables tables) {
        List<DataRow> rows = tables.rows("categories");
        CategoryTree tree = new CategoryTree(
                set(), rows, tables.rows("questions"), tables.rows("question_values"), tables.listRows("contacts"));
        return categories(tree)
                .write(connection, tables)
                .compose(put -> CATEGORIES.replaceParts(connection, "category_question", "category", tree.questions()))
                .compose(put -> CATEGORIES.replaceParts(connection, tables, RESPONSIBLE))
                .compose(put -> CATEGORIES.replaceParts(connection, "category_contact", "category", tree.contacts()))
                .compose(put -> tables.has(SENTENCES)
                        ? CATEGORIES.replaceParts(connection, tables, EXAMPLES)
                        : CATEGORIES.replaceParts(connection, EXAMPLES.table(), EXAMPLES.owner(), List.of()))
                .compose(put -> clear(connection, CLEAR_HOLIDAYS))
                .compose(cleared ->
                        connection.preparedQuery(PUT_HOLIDAYS).execute(Tuple.of(holidays(tables.rows("holidays")))))
                .compose(put -> clear(connection, CLEAR_DANGERS))
                .compose(cleared -> connection
                        .preparedQuery(PUT_DANGERS)
                        .execute(Tuple.of(dangers(tables.listRows("danger_examples")))))
                .map(rows.size());
    }

    /** A category has what those above it have, where it says nothing itself. */
    private static TableImporter categories(CategoryTree tree) {
        return CATEGORIES
                .value("keywords", CategoryTree::keywords)
                .value("service_days", row -> tree.number(row, "service_days"))
                .value("day_type", tree::dayType)
                .value("duplicate_radius_m", row -> tree.number(row, "duplicate_radius_m"))
                .value("duplicate_days", row -> tree.number(row, "duplicate_days"))
                .value("sensitive", tree::isSensitive)
                .value("open", tree::isOpen)
                .value("hazard", CategoryTree::isHazard);
    }

    private Future<Void> clear(SqlConnection connection, String sql) {
        return connection.preparedQuery(sql).execute(Tuple.of(set())).mapEmpty();
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

    private static JsonArray dangers(List<DataRow> rows) {
        JsonArray examples = new JsonArray();
        rows.forEach(row -> examples.add(new JsonObject()
                .put("danger", row.get("danger"))
                .put("language", row.get("language"))
                .put("text", row.get("text"))));
        return examples;
    }
}
