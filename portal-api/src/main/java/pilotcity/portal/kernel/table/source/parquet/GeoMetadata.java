package pilotcity.portal.kernel.table.source.parquet;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.table.source.TableSourceException;

/**
 * What GeoParquet 1.1 says in the footer: which columns hold well-known binary, and in which system.
 *
 * @param crs of each shape column; empty where none is known
 */
record GeoMetadata(Map<String, Optional<String>> crs) {
    static GeoMetadata of(@Nullable String metadata) {
        Map<String, Optional<String>> found = new HashMap<>();
        if (metadata != null) {
            try {
                JsonObject columns = new JsonObject(metadata).getJsonObject("columns", new JsonObject());
                for (String name : columns.fieldNames()) {
                    JsonObject column = columns.getJsonObject(name);
                    if ("WKB".equalsIgnoreCase(column.getString("encoding"))) {
                        found.put(name, crs(column));
                    }
                }
            } catch (DecodeException | ClassCastException | NullPointerException e) {
                throw new TableSourceException(
                        0,
                        "Parquet 文件称为 GeoParquet，但其中关于图形的说明无法读取。",
                        "The Parquet file is called GeoParquet, but what it says of its shapes cannot be read.");
            }
        }
        return new GeoMetadata(found);
    }

    /** Without {@code crs} it is longitude and latitude in WGS84; with null it is not known. */
    private static Optional<String> crs(JsonObject column) {
        if (!column.containsKey("crs")) {
            return Optional.of("EPSG:4326");
        }
        JsonObject crs = column.getJsonObject("crs");
        if (crs == null) {
            return Optional.empty();
        }
        JsonObject id = crs.getJsonObject("id");
        if (id == null) {
            return Optional.ofNullable(crs.getString("name"));
        }
        String code = id.getString("authority") + ":" + id.getValue("code");
        return Optional.of(code.equals("OGC:CRS84") ? "EPSG:4326" : code);
    }
}
