package pilotcity.portal.kernel.db.backup;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.config.ConfigException;

/**
 * What is in a backup, and the digests by which each part is checked.
 *
 * @param made when its state was, in ISO 8601
 * @param migrations the versions of the schema that its rows are of
 * @param sequences the last number that each has given out
 * @param files SHA-256 of whatever is no table, by its name in the backup
 * @param content the files that the rows name
 * @param links how many links the chain over the audit log has
 * @param head the last of them, in hexadecimal; empty when there is none
 */
record BackupManifest(
        String made,
        List<String> migrations,
        List<TablePart> tables,
        Map<String, Long> sequences,
        Map<String, String> files,
        Content content,
        long links,
        String head) {
    static final String NAME = "manifest.json";
    private static final int FORMAT = 1;

    /** The rows of one table, as {@code COPY} writes them. */
    record TablePart(String name, List<String> columns, long rows, String sha256) {
        String entry() {
            return "tables/" + name + ".copy";
        }

        private JsonObject json() {
            return new JsonObject()
                    .put("name", name)
                    .put("columns", new JsonArray(columns))
                    .put("rows", rows)
                    .put("sha256", sha256);
        }

        private static TablePart read(JsonObject json) {
            return new TablePart(
                    json.getString("name"),
                    texts(json.getJsonArray("columns")),
                    json.getLong("rows"),
                    json.getString("sha256"));
        }
    }

    /**
     * Files of the file store by their SHA-256, each once.
     *
     * @param place where they were; empty when they are in the backup, which is then whole by itself
     * @param named those that are there
     * @param missing those that rows name and that could not be found
     */
    record Content(String place, List<String> named, List<String> missing) {
        static final Content NONE = new Content("", List.of(), List.of());

        /** The entry that holds a file. */
        static String entry(String sha256) {
            return "content/" + sha256;
        }

        boolean isInside() {
            return place.isEmpty();
        }

        private JsonObject json() {
            return new JsonObject()
                    .put("place", place)
                    .put("named", new JsonArray(named))
                    .put("missing", new JsonArray(missing));
        }

        /** Backups of portals before had everything in their tables. */
        private static Content read(@Nullable JsonObject json) {
            return json == null
                    ? NONE
                    : new Content(
                            json.getString("place"),
                            texts(json.getJsonArray("named")),
                            texts(json.getJsonArray("missing")));
        }
    }

    String json() {
        JsonArray parts = new JsonArray();
        tables.forEach(table -> parts.add(table.json()));
        return new JsonObject()
                .put("format", FORMAT)
                .put("made", made)
                .put("migrations", new JsonArray(migrations))
                .put("tables", parts)
                .put("sequences", new JsonObject(new LinkedHashMap<>(sequences)))
                .put("files", new JsonObject(new LinkedHashMap<>(files)))
                .put("content", content.json())
                .put("audit", new JsonObject().put("links", links).put("head", head))
                .encodePrettily();
    }

    static BackupManifest read(String text) {
        JsonObject json = new JsonObject(text);
        if (json.getInteger("format") != FORMAT) {
            throw new ConfigException("the backup was made by a newer portal; restore it with that one");
        }
        List<TablePart> tables = new ArrayList<>();
        json.getJsonArray("tables").forEach(each -> tables.add(TablePart.read((JsonObject) each)));
        Map<String, Long> sequences = new LinkedHashMap<>();
        JsonObject numbers = json.getJsonObject("sequences");
        numbers.fieldNames().forEach(name -> sequences.put(name, numbers.getLong(name)));
        Map<String, String> files = new LinkedHashMap<>();
        JsonObject digests = json.getJsonObject("files");
        digests.fieldNames().forEach(name -> files.put(name, digests.getString(name)));
        JsonObject audit = json.getJsonObject("audit");
        return new BackupManifest(
                json.getString("made"),
                texts(json.getJsonArray("migrations")),
                tables,
                sequences,
                files,
                Content.read(json.getJsonObject("content")),
                audit.getLong("links"),
                audit.getString("head"));
    }

    private static List<String> texts(JsonArray array) {
        return array.stream().map(String::valueOf).toList();
    }

    long rows() {
        return tables.stream().mapToLong(TablePart::rows).sum();
    }

    /** The digest of every entry but the manifest itself. */
    Map<String, String> digests() {
        Map<String, String> digests = new LinkedHashMap<>(files);
        tables.forEach(table -> digests.put(table.entry(), table.sha256()));
        if (content.isInside()) {
            content.named().forEach(sha256 -> digests.put(Content.entry(sha256), sha256));
        }
        return digests;
    }
}
