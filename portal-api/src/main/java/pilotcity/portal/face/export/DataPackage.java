package pilotcity.portal.face.export;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import pilotcity.index.kind.Label;
import pilotcity.portal.face.shared.export.FileDigest;
import pilotcity.portal.face.shared.export.format.ExportFormat;
import pilotcity.portal.face.shared.export.row.ExportColumn;
import pilotcity.portal.face.shared.export.row.ExportColumns;

/** The description of an export, as a Frictionless Data Package (version 1): origin, licences, checksum, columns. */
final class DataPackage {
    private DataPackage() {}

    static JsonObject of(ExportFile file, FileDigest fileDigest) {
        JsonObject provenance = file.provenance().json();
        JsonObject sidecar = new JsonObject()
                .put("profile", "data-package")
                .put("name", file.request().kind().plural().toLowerCase(java.util.Locale.ROOT))
                .put("title", file.request().kind().pluralTitle().en())
                .put("description", file.request().kind().description().en())
                .put("created", provenance.getString("time"));
        // what stands here is for the whole package; each part's is in the provenance
        file.provenance().licence().ifPresent(licence -> sidecar.put("licenses", provenance.getJsonArray("licenses")));
        JsonArray sources = new JsonArray();
        for (Object each : provenance.getJsonArray("sources")) {
            JsonObject source = (JsonObject) each;
            sources.add(source.copy().put("title", title(source)));
        }
        return sidecar.put("sources", sources)
                .put("provenance", provenance)
                .put("resources", new JsonArray().add(resource(file, fileDigest)));
    }

    private static String title(JsonObject source) {
        String english = source.getString("titleEn");
        return english == null ? source.getString("title", source.getString("name")) : english;
    }

    private static JsonObject resource(ExportFile file, FileDigest fileDigest) {
        JsonObject resource = new JsonObject()
                .put("name", file.request().kind().plural().toLowerCase(java.util.Locale.ROOT))
                .put("path", file.provenance().permalink())
                .put("format", file.request().format().extension())
                .put("mediatype", file.request().format().mediaType().replaceFirst(";.*", ""))
                .put("bytes", fileDigest.bytes())
                .put("hash", "sha256:" + fileDigest.hex())
                .put("rows", file.provenance().rows());
        if (file.request().format().mediaType().contains("charset")) {
            resource.put("encoding", "utf-8");
        }
        JsonArray fields = new JsonArray();
        columns(file.request()).list().forEach(column -> fields.add(field(column)));
        return resource.put("schema", new JsonObject().put("fields", fields).put("primaryKey", "id"));
    }

    private static ExportColumns columns(ExportRequest request) {
        boolean asInDocuments = request.format().shapes() || request.format() == ExportFormat.JSONL;
        return asInDocuments ? request.columns() : request.columns().flat();
    }

    private static JsonObject field(ExportColumn column) {
        JsonObject field = new JsonObject()
                .put("name", column.name())
                .put("type", type(column.type()))
                .put("title", column.title().en())
                .put("titleZh", column.title().zh())
                .put("description", column.description().en());
        if (!column.codes().isEmpty()) {
            JsonArray codes = new JsonArray();
            for (Map.Entry<String, Label> code : column.codes().entrySet()) {
                codes.add(code.getKey());
            }
            field.put("constraints", new JsonObject().put("enum", codes));
        }
        return field;
    }

    /** What types its fields can have. */
    static List<String> types() {
        return Arrays.stream(ExportColumn.Type.values())
                .map(DataPackage::type)
                .distinct()
                .toList();
    }

    private static String type(ExportColumn.Type type) {
        return switch (type) {
            case TEXT -> "string";
            case INTEGER -> "integer";
            case NUMBER, DECIMAL, LONGITUDE, LATITUDE -> "number";
            case BOOLEAN -> "boolean";
            case DATE -> "date";
            case INSTANT -> "datetime";
            case JSON -> "any";
            case GEOMETRY -> "geojson";
        };
    }
}
