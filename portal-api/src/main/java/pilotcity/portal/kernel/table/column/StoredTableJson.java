package pilotcity.portal.kernel.table.column;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Label;

/** A {@link StoredTable} as JSON: what is known of it wherever the file itself is only named. */
public final class StoredTableJson {
    private StoredTableJson() {}

    public static JsonObject write(StoredTable table) {
        JsonArray columns = new JsonArray();
        table.columns().forEach(column -> columns.add(write(column)));
        JsonObject json = new JsonObject()
                .put("sha256", table.sha256())
                .put("rows", table.rows())
                .put("columns", columns)
                .put("shapes", table.shapes().name())
                .put("geometry", table.geometry());
        return table.time() == null ? json : json.put("time", table.time());
    }

    private static JsonObject write(StoredColumn column) {
        JsonObject json = new JsonObject()
                .put("name", column.name())
                .put("storage", column.storage().name())
                .put("digits", column.digits())
                .put("scale", column.scale())
                .put("type", column.type())
                .put("title", write(column.title()))
                .put("description", write(column.description()))
                .put("required", column.required());
        if (column.unit() != null) {
            json.put("unit", column.unit());
        }
        if (!column.codes().isEmpty()) {
            JsonArray codes = new JsonArray();
            column.codes().forEach((value, label) -> codes.add(write(label).put("value", value)));
            json.put("codes", codes);
        }
        return json;
    }

    private static JsonObject write(Label label) {
        return new JsonObject().put("zh", label.zh()).put("en", label.en());
    }

    public static StoredTable read(JsonObject json) {
        List<StoredColumn> columns = new ArrayList<>();
        JsonArray given = json.getJsonArray("columns");
        for (int i = 0; i < given.size(); i++) {
            columns.add(column(given.getJsonObject(i)));
        }
        return new StoredTable(
                json.getString("sha256"),
                json.getLong("rows"),
                columns,
                ShapeStorage.valueOf(json.getString("shapes")),
                json.getString("geometry"),
                json.getString("time"));
    }

    private static StoredColumn column(JsonObject json) {
        return new StoredColumn(
                json.getString("name"),
                ColumnStorage.valueOf(json.getString("storage")),
                json.getInteger("digits"),
                json.getInteger("scale"),
                json.getString("type"),
                label(json.getJsonObject("title")),
                label(json.getJsonObject("description")),
                json.getBoolean("required"),
                json.getString("unit"),
                codes(json.getJsonArray("codes")));
    }

    private static Label label(JsonObject json) {
        return new Label(json.getString("zh"), json.getString("en"));
    }

    private static Map<String, Label> codes(@Nullable JsonArray json) {
        Map<String, Label> codes = new LinkedHashMap<>();
        for (int i = 0; json != null && i < json.size(); i++) {
            codes.put(json.getJsonObject(i).getString("value"), label(json.getJsonObject(i)));
        }
        return codes;
    }
}
