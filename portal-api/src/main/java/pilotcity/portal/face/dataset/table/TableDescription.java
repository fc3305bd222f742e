package pilotcity.portal.face.dataset.table;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Label;
import pilotcity.portal.face.shared.dataset.PublishedSet;
import pilotcity.portal.face.shared.dataset.PublishedTable;
import pilotcity.portal.face.shared.export.format.ExportFormat;
import pilotcity.portal.kernel.encoding.UrlEncoding;
import pilotcity.portal.kernel.table.column.ShapeStorage;
import pilotcity.portal.kernel.table.column.StoredColumn;
import pilotcity.portal.kernel.table.column.StoredTable;
import pilotcity.portal.kernel.table.query.TableProfile;

/** What a table is, and what its columns hold, as JSON. Addresses begin at the portal's root. */
final class TableDescription {
    private TableDescription() {}

    static JsonObject list(PublishedSet set) {
        JsonArray tables = new JsonArray();
        PublishedTable.list(set).forEach(table -> tables.add(brief(table)));
        return new JsonObject()
                .put("dataset", set.id())
                .put("version", AddressedTable.number(set))
                .put("total", tables.size())
                .put("tables", tables);
    }

    private static JsonObject brief(PublishedTable table) {
        JsonObject json = new JsonObject().put("name", table.name());
        copy(table.json(), json, "title");
        copy(table.json(), json, "titleEn");
        json.put("file", table.json().getString("file"))
                .put("rows", table.stored().rows())
                .put("checksum", table.stored().sha256());
        copy(table.json(), json, "emptied");
        copy(table.json(), json, "violations");
        return json.put("links", links(table));
    }

    private static void copy(JsonObject from, JsonObject to, String name) {
        if (from.containsKey(name)) {
            to.put(name, from.getValue(name));
        }
    }

    private static JsonObject links(PublishedTable table) {
        String address = table.address();
        String set = address.substring(0, address.lastIndexOf("/tables/"));
        JsonObject links = new JsonObject()
                .put("self", address)
                .put("rows", address + "/rows")
                .put("schema", address + "/schema")
                .put("profile", address + "/profile")
                .put("file", set + "/files/" + UrlEncoding.segment(table.json().getString("file")));
        if (table.json().containsKey("problems")) {
            links.put("problems", address + "/problems");
        }
        return links;
    }

    static JsonObject of(AddressedTable addressed) {
        PublishedTable table = addressed.table();
        StoredTable stored = table.stored();
        JsonArray columns = new JsonArray();
        stored.columns().forEach(column -> columns.add(column(column)));
        JsonObject json = new JsonObject().put("dataset", addressed.set()).put("version", addressed.number());
        json.mergeIn(brief(table));
        json.put("columns", columns).put("rowNumber", stored.id());
        if (stored.hasShapes()) {
            String type = stored.shapes() == ShapeStorage.POINTS ? "point" : "geometry";
            json.put("geometry", new JsonObject().put("name", stored.geometry()).put("type", type));
        }
        if (stored.time() != null) {
            json.put("time", stored.time());
        }
        JsonObject formats = new JsonObject();
        ExportFormat.extensions().forEach(format -> formats.put(format, table.address() + "/rows." + format));
        return json.put("formats", formats).put("permalink", addressed.permalink());
    }

    private static JsonObject column(StoredColumn column) {
        JsonObject json = new JsonObject().put("name", column.name()).put("type", column.type());
        texts(json, "title", column.title());
        texts(json, "description", column.description());
        json.put("required", column.required());
        if (column.unit() != null) {
            json.put("unit", column.unit());
        }
        if (!column.codes().isEmpty()) {
            JsonArray codes = new JsonArray();
            column.codes().forEach((code, label) -> {
                JsonObject value = new JsonObject().put("value", code);
                texts(value, "title", label);
                codes.add(value);
            });
            json.put("codes", codes);
        }
        return json;
    }

    private static void texts(JsonObject json, String name, Label label) {
        text(json, name, label.zh());
        text(json, name + "En", label.en());
    }

    private static void text(JsonObject json, String name, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            json.put(name, text);
        }
    }

    static JsonObject profile(AddressedTable table, TableProfile profile) {
        JsonArray columns = new JsonArray();
        profile.columns().forEach(column -> columns.add(profile(column)));
        return new JsonObject()
                .put("dataset", table.set())
                .put("version", table.number())
                .put("table", table.table().name())
                .put("checksum", table.stored().sha256())
                .put("total", profile.rows())
                .put("columns", columns);
    }

    private static JsonObject profile(TableProfile.ColumnProfile column) {
        JsonArray histogram = new JsonArray();
        column.histogram()
                .forEach(bin -> histogram.add(new JsonObject()
                        .put("from", bin.from())
                        .put("to", bin.to())
                        .put("count", bin.count())));
        JsonArray frequent = new JsonArray();
        column.frequent()
                .forEach(value -> frequent.add(
                        new JsonObject().put("value", value.value()).put("count", value.count())));
        return new JsonObject()
                .put("name", column.name())
                .put("missing", column.missing())
                .put("distinct", column.distinct())
                .put("exact", column.exact())
                .put("minimum", column.minimum())
                .put("maximum", column.maximum())
                .put("mean", column.mean())
                .put("quartiles", new JsonArray(column.quartiles()))
                .put("histogram", histogram)
                .put("frequent", frequent);
    }
}
