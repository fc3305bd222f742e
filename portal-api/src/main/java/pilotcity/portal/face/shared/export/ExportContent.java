package pilotcity.portal.face.shared.export;

import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import pilotcity.portal.face.shared.export.format.ExportFormat;
import pilotcity.portal.kernel.http.operation.SchemaBuilder;

/** The media types of exports, as operations describe them. */
public final class ExportContent {
    private ExportContent() {}

    /** The schema of what is sent, by media type. */
    public static Map<String, JsonObject> schemas() {
        Map<String, JsonObject> content = new LinkedHashMap<>();
        for (ExportFormat format : ExportFormat.values()) {
            content.put(format.mediaType().replaceFirst(";.*", ""), schema(format));
        }
        return content;
    }

    private static JsonObject schema(ExportFormat format) {
        return switch (format) {
            case CSV, JSONL, GEOJSONSEQ -> SchemaBuilder.text();
            case GEOJSON ->
                SchemaBuilder.object()
                        .with("type", SchemaBuilder.constant("FeatureCollection"))
                        .with("features", SchemaBuilder.list(SchemaBuilder.of("object")))
                        .json()
                        .put("additionalProperties", true);
            case FLATGEOBUF, GEOPACKAGE, PARQUET, XLSX -> new JsonObject();
        };
    }
}
