package pilotcity.portal.face.version;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.shared.dataset.PublishedTable;
import pilotcity.portal.face.shared.dataset.RowJson;
import pilotcity.portal.face.shared.dataset.SetComparison;
import pilotcity.portal.face.shared.dataset.SetComparison.ComparedTable;
import pilotcity.portal.face.shared.dataset.SetComparison.FileChange;
import pilotcity.portal.kernel.http.operation.SchemaBuilder;
import pilotcity.portal.kernel.table.query.TableComparison.ColumnChange;
import pilotcity.portal.kernel.table.query.TableDifference;
import pilotcity.portal.kernel.table.query.TableDifference.RowChange;

/** A comparison as JSON. */
record ComparisonJson(SetComparison found) {
    private static final List<String> CHANGES = List.of("added", "removed", "changed");

    static JsonObject schema() {
        return SchemaBuilder.object()
                .with("dataset", SchemaBuilder.text())
                .with("from", SchemaBuilder.integer())
                .with("to", SchemaBuilder.integer())
                .with("same", SchemaBuilder.bool())
                .with("files", SchemaBuilder.list(fileSchema()))
                .with("tables", SchemaBuilder.list(tableSchema()))
                .with("rows", SchemaBuilder.list(rowSchema()))
                .perhaps("next", SchemaBuilder.text())
                .json();
    }

    private static JsonObject fileSchema() {
        return SchemaBuilder.object()
                .with("name", SchemaBuilder.text())
                .with("change", SchemaBuilder.choice(CHANGES))
                .perhaps("before", SchemaBuilder.text())
                .perhaps("after", SchemaBuilder.text())
                .json();
    }

    private static JsonObject tableSchema() {
        JsonObject column = SchemaBuilder.object()
                .with("name", SchemaBuilder.text())
                .with("change", SchemaBuilder.choice(List.of("added", "removed", "retyped")))
                .perhaps("before", SchemaBuilder.text())
                .perhaps("after", SchemaBuilder.text())
                .json();
        return SchemaBuilder.object()
                .with("name", SchemaBuilder.text())
                .with("change", SchemaBuilder.choice(List.of("none", "added", "removed", "changed")))
                .perhaps("rowsBefore", SchemaBuilder.integer())
                .perhaps("rowsAfter", SchemaBuilder.integer())
                .with("columns", SchemaBuilder.list(column))
                .perhaps("key", SchemaBuilder.list(SchemaBuilder.text()))
                .perhaps("added", SchemaBuilder.integer())
                .perhaps("removed", SchemaBuilder.integer())
                .perhaps("changed", SchemaBuilder.integer())
                .perhaps("cells", SchemaBuilder.integer())
                .json();
    }

    private static JsonObject rowSchema() {
        JsonObject row = SchemaBuilder.of("object");
        JsonObject cell = SchemaBuilder.object()
                .with("column", SchemaBuilder.text())
                .with("before", new JsonObject())
                .with("after", new JsonObject())
                .json();
        return SchemaBuilder.object()
                .with("table", SchemaBuilder.text())
                .with("change", SchemaBuilder.choice(CHANGES))
                .with("times", SchemaBuilder.integer())
                .with("key", row)
                .perhaps("cells", SchemaBuilder.list(cell))
                .perhaps("before", row)
                .perhaps("after", row)
                .json();
    }

    JsonObject json() {
        JsonArray files = new JsonArray();
        found.files().forEach(file -> files.add(file(file)));
        JsonArray tables = new JsonArray();
        JsonArray rows = new JsonArray();
        for (ComparedTable table : found.tables()) {
            tables.add(table(table));
            TableDifference difference = table.rows();
            if (difference != null) {
                difference.rows().forEach(row -> rows.add(row(table.name(), difference.key(), row)));
            }
        }
        JsonObject json = new JsonObject()
                .put("dataset", found.after().id())
                .put("from", found.before().number())
                .put("to", found.after().number())
                .put("same", found.isSame())
                .put("files", files)
                .put("tables", tables)
                .put("rows", rows);
        SetComparison.Place next = found.next();
        return next == null ? json : json.put("next", next.text());
    }

    private static JsonObject file(FileChange file) {
        JsonObject json = new JsonObject()
                .put("name", file.name())
                .put("change", file.before() == null ? "added" : file.after() == null ? "removed" : "changed");
        if (file.before() != null) {
            json.put("before", file.before());
        }
        return file.after() == null ? json : json.put("after", file.after());
    }

    private static JsonObject table(ComparedTable table) {
        JsonArray columns = new JsonArray();
        table.columns().forEach(column -> columns.add(column(column)));
        PublishedTable before = table.before();
        PublishedTable after = table.after();
        JsonObject json = new JsonObject()
                .put("name", table.name())
                .put(
                        "change",
                        before == null ? "added" : after == null ? "removed" : table.isSame() ? "none" : "changed");
        if (before != null) {
            json.put("rowsBefore", before.stored().rows());
        }
        if (after != null) {
            json.put("rowsAfter", after.stored().rows());
        }
        json.put("columns", columns);
        TableDifference rows = table.rows();
        return rows == null
                ? json
                : json.put("key", new JsonArray(rows.key()))
                        .put("added", rows.added())
                        .put("removed", rows.removed())
                        .put("changed", rows.changed())
                        .put("cells", rows.cells());
    }

    private static JsonObject column(ColumnChange column) {
        JsonObject json = new JsonObject()
                .put("name", column.name())
                .put("change", column.before() == null ? "added" : column.after() == null ? "removed" : "retyped");
        if (column.before() != null) {
            json.put("before", column.before().type());
        }
        if (column.after() != null) {
            json.put("after", column.after().type());
        }
        return json;
    }

    private static JsonObject row(String table, List<String> key, RowChange row) {
        JsonObject before = object(row.before());
        JsonObject after = object(row.after());
        JsonObject known = row.after() == null ? before : after;
        JsonObject named = new JsonObject();
        key.forEach(name -> named.put(name, known.getValue(name)));
        JsonObject json = new JsonObject()
                .put("table", table)
                .put("change", row.change().name().toLowerCase(Locale.ROOT))
                .put("times", row.times())
                .put("key", named);
        switch (row.change()) {
            case ADDED -> json.put("after", after);
            case REMOVED -> json.put("before", before);
            case CHANGED -> {
                JsonArray cells = new JsonArray();
                row.cells()
                        .forEach(name -> cells.add(new JsonObject()
                                .put("column", name)
                                .put("before", before.getValue(name))
                                .put("after", after.getValue(name))));
                json.put("cells", cells);
            }
        }
        return json;
    }

    static JsonObject object(byte @Nullable [] row) {
        return row == null ? new JsonObject() : RowJson.object(row);
    }
}
