package pilotcity.portal.face.dataset.table;

import static pilotcity.portal.kernel.http.operation.SchemaBuilder.bool;
import static pilotcity.portal.kernel.http.operation.SchemaBuilder.integer;
import static pilotcity.portal.kernel.http.operation.SchemaBuilder.list;
import static pilotcity.portal.kernel.http.operation.SchemaBuilder.map;
import static pilotcity.portal.kernel.http.operation.SchemaBuilder.nullable;
import static pilotcity.portal.kernel.http.operation.SchemaBuilder.number;
import static pilotcity.portal.kernel.http.operation.SchemaBuilder.object;
import static pilotcity.portal.kernel.http.operation.SchemaBuilder.text;

import io.vertx.core.json.JsonObject;
import pilotcity.portal.kernel.http.operation.SchemaBuilder;

/** The answers of the addresses of tables, as JSON schemas. */
final class TableSchemas {
    private TableSchemas() {}

    /** What says which table it is. */
    private static SchemaBuilder.Members ofTable() {
        return object().with("dataset", text())
                .with("version", integer())
                .with("table", text())
                .with("checksum", text());
    }

    static JsonObject tables() {
        return object().with("dataset", text())
                .with("version", integer())
                .with("total", integer())
                .with("tables", list(brief(object()).json()))
                .json();
    }

    private static SchemaBuilder.Members brief(SchemaBuilder.Members members) {
        return members.with("name", text())
                .perhaps("title", text())
                .perhaps("titleEn", text())
                .with("file", text())
                .with("rows", integer())
                .with("checksum", text())
                .perhaps("emptied", integer())
                .perhaps("violations", integer())
                .with("links", map(text()));
    }

    static JsonObject table() {
        JsonObject geometry = object().with("name", text())
                .with("type", SchemaBuilder.choice(java.util.List.of("point", "geometry")))
                .json();
        return brief(object().with("dataset", text()).with("version", integer()))
                .with("columns", list(column()))
                .with("rowNumber", text())
                .perhaps("geometry", geometry)
                .perhaps("time", text())
                .with("formats", map(text()))
                .with("permalink", text())
                .json();
    }

    private static JsonObject column() {
        JsonObject code = object().with("value", text())
                .perhaps("title", text())
                .perhaps("titleEn", text())
                .json();
        return object().with("name", text())
                .with("type", text())
                .perhaps("title", text())
                .perhaps("titleEn", text())
                .perhaps("description", text())
                .perhaps("descriptionEn", text())
                .with("required", bool())
                .perhaps("unit", text())
                .perhaps("codes", list(code))
                .json();
    }

    /** A row, or a group: whatever columns there are. */
    static JsonObject row() {
        return map(new JsonObject());
    }

    static JsonObject rows() {
        JsonObject label = object().with("zh", text()).with("en", text()).json();
        JsonObject count = object().with("value", text())
                .with("count", integer())
                .perhaps("label", label)
                .json();
        return ofTable()
                .perhaps("total", integer())
                .with("rows", list(row()))
                .perhaps("facets", map(list(count)))
                .with("next", nullable(text()))
                .with("prev", nullable(text()))
                .json();
    }

    static JsonObject profile() {
        JsonObject bin = object().with("from", text())
                .with("to", text())
                .with("count", integer())
                .json();
        JsonObject value =
                object().with("value", text()).with("count", integer()).json();
        JsonObject column = object().with("name", text())
                .with("missing", integer())
                .with("distinct", integer())
                .with("exact", bool())
                .with("minimum", nullable(text()))
                .with("maximum", nullable(text()))
                .with("mean", nullable(number()))
                .with("quartiles", list(number()))
                .with("histogram", list(bin))
                .with("frequent", list(value))
                .json();
        return ofTable().with("total", integer()).with("columns", list(column)).json();
    }

    static JsonObject problems() {
        JsonObject message = object().with("zh", text()).with("en", text()).json();
        JsonObject problem = object().with("row", integer())
                .perhaps("column", nullable(text()))
                .perhaps("value", nullable(text()))
                .with("rule", text())
                .with("message", message)
                .json();
        return ofTable()
                .with("total", integer())
                .with("problems", list(problem))
                .json();
    }
}
