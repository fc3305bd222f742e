package pilotcity.portal.face.dataset;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.shared.dataset.PublishedSet;
import pilotcity.portal.kernel.http.operation.SchemaBuilder;

/**
 * A data set as Croissant 1.0 (docs.mlcommons.org/croissant): what machine-learning libraries load data by. Files with
 * their checksums, and a record set for each table whose file they read as it is: UTF-8 with the header in its first row.
 *
 * @param base scheme, host and port
 */
record CroissantDataset(String base, PublishedSet published) {
    private static final String VERSION = "http://mlcommons.org/croissant/1.0";
    private static final String SPDX = "https://spdx.org/licenses/";
    private static final Set<String> READ = Set.of("csv", "tsv", "parquet", "jsonl");

    /** The context that the specification recommends (Appendix 1). */
    private static final List<String> TERMS = List.of(
            "citeAs",
            "column",
            "extract",
            "field",
            "fileProperty",
            "fileObject",
            "fileSet",
            "format",
            "includes",
            "isLiveDataset",
            "jsonPath",
            "key",
            "md5",
            "parentField",
            "path",
            "recordSet",
            "references",
            "regex",
            "repeated",
            "replace",
            "separator",
            "source",
            "subField",
            "transform");

    private static final Map<String, String> TYPES = Map.of(
            "integer", "sc:Integer",
            "year", "sc:Integer",
            "number", "sc:Float",
            "boolean", "sc:Boolean",
            "date", "sc:Date",
            "datetime", "sc:DateTime");

    static JsonObject schema() {
        return SchemaBuilder.object()
                .with("@type", SchemaBuilder.constant("sc:Dataset"))
                .with("conformsTo", SchemaBuilder.constant(VERSION))
                .with("name", SchemaBuilder.text())
                .with("url", SchemaBuilder.text())
                .with("distribution", SchemaBuilder.list(SchemaBuilder.of("object")))
                .with("recordSet", SchemaBuilder.list(SchemaBuilder.of("object")))
                .json()
                .put("additionalProperties", true);
    }

    JsonObject json() {
        JsonObject described = published.description();
        Integer number = published.number();
        String page = base + "/datasets/" + published.id() + (number == null ? "" : "/versions/" + number);
        JsonObject json = new JsonObject()
                .put("@context", context())
                .put("@type", "sc:Dataset")
                .put("conformsTo", VERSION)
                .put("name", Objects.requireNonNullElse(text(described, "title"), published.id()))
                .put("description", Objects.requireNonNullElse(text(described, "description"), published.id()))
                .put("url", page)
                .put("license", licence(described))
                .put("datePublished", published.created())
                .put("version", version() + ".0.0");
        JsonObject publisher = described.getJsonObject("publisher");
        if (publisher != null) {
            JsonObject creator =
                    new JsonObject().put("@type", "sc:Organization").put("name", text(publisher, "name"));
            json.put("creator", creator).put("publisher", creator);
        }
        return json.put(
                        "distribution",
                        new JsonArray(published.files().stream().map(this::file).toList()))
                .put(
                        "recordSet",
                        new JsonArray(published.tables().stream()
                                .flatMap(this::records)
                                .toList()));
    }

    private static JsonObject context() {
        JsonObject context = new JsonObject()
                .put("@language", "en")
                .put("@vocab", "https://schema.org/")
                .put("sc", "https://schema.org/")
                .put("cr", "http://mlcommons.org/croissant/")
                .put("dct", "http://purl.org/dc/terms/")
                .put("conformsTo", "dct:conformsTo")
                .put("data", new JsonObject().put("@id", "cr:data").put("@type", "@json"))
                .put("examples", new JsonObject().put("@id", "cr:examples").put("@type", "@json"))
                .put("dataType", new JsonObject().put("@id", "cr:dataType").put("@type", "@vocab"));
        TERMS.forEach(term -> context.put(term, "cr:" + term));
        return context;
    }

    private String version() {
        Integer number = published.number();
        return String.valueOf(number == null ? published.document().getInteger("newestVersion") : number);
    }

    private static String licence(JsonObject described) {
        return SPDX + String.valueOf(described.getString("license")).replace(" ", "%20") + ".html";
    }

    /** English, or Chinese where there is no English. */
    private static @Nullable String text(JsonObject owner, String name) {
        if (!(owner.getValue(name) instanceof JsonObject both)) {
            return null;
        }
        String english = both.getString("en");
        return english == null ? both.getString("zh") : english;
    }

    private JsonObject file(JsonObject file) {
        return new JsonObject()
                .put("@type", "cr:FileObject")
                .put("@id", file.getString("url"))
                .put("name", file.getString("name"))
                .put("contentUrl", base + file.getString("url"))
                .put("contentSize", file.getLong("bytes") + " B")
                .put("encodingFormat", file.getString("mediaType"))
                .put("sha256", file.getString("sha256"));
    }

    private Stream<JsonObject> records(JsonObject table) {
        return published.files().stream()
                .filter(file -> PublishedSet.isCalled(file, table.getString("file")))
                .filter(file -> isRead(file, table))
                .limit(1)
                .map(file -> records(file, table));
    }

    private static boolean isRead(JsonObject file, JsonObject table) {
        String format = String.valueOf(file.getString("format")).toLowerCase(Locale.ROOT);
        String encoding = table.getString("encoding", "UTF-8");
        return READ.contains(format) && encoding.equalsIgnoreCase("UTF-8");
    }

    private static JsonObject records(JsonObject file, JsonObject table) {
        String name = table.getString("name");
        JsonObject schema = new JsonObject(table.getString("schema"));
        JsonObject records =
                new JsonObject().put("@type", "cr:RecordSet").put("@id", name).put("name", name);
        JsonArray fields = new JsonArray();
        JsonArray described = schema.getJsonArray("fields");
        IntStream.range(0, described.size())
                .mapToObj(described::getJsonObject)
                .map(field -> field(file, name, field))
                .forEach(fields::add);
        List<String> key = key(schema);
        if (!key.isEmpty()) {
            records.put(
                    "key",
                    new JsonArray(key.stream()
                            .map(column -> new JsonObject().put("@id", name + "/" + column))
                            .toList()));
        }
        return records.put("field", fields);
    }

    private static List<String> key(JsonObject schema) {
        Object key = schema.getValue("primaryKey");
        if (key instanceof JsonArray several) {
            return several.stream().map(String::valueOf).toList();
        }
        return key == null ? List.of() : List.of(key.toString());
    }

    private static JsonObject field(JsonObject file, String table, JsonObject described) {
        String column = described.getString("name");
        JsonObject field = new JsonObject()
                .put("@type", "cr:Field")
                .put("@id", table + "/" + column)
                .put("name", column)
                .put("dataType", TYPES.getOrDefault(described.getString("type", "string"), "sc:Text"))
                .put(
                        "source",
                        new JsonObject()
                                .put("fileObject", new JsonObject().put("@id", file.getString("url")))
                                .put("extract", new JsonObject().put("column", column)));
        String description = described.getString("description", described.getString("descriptionZh"));
        return description == null ? field : field.put("description", description);
    }
}
