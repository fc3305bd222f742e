package pilotcity.portal.dataset.publication;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.files.Sha256;

/**
 * A version that is to be published.
 *
 * @param organisation who publishes it, or null for the portal itself
 * @param description as {@code dataset.json} has it
 * @param files each with {@code path}, {@code sha256}, {@code bytes}, {@code format}, {@code mediatype}, {@code title}
 * @param tables each with the name of its file, {@code name}, {@code source}, {@code options}, {@code schema}, {@code strict},
 *     {@code report}, {@code problems}, {@code stored}
 * @param from when it is to be shown
 * @param by the subject of whoever publishes it
 */
public record NewVersion(
        String dataset,
        @Nullable String organisation,
        JsonObject description,
        JsonArray files,
        JsonArray tables,
        @Nullable String notes,
        @Nullable String notesEn,
        Instant from,
        String by) {

    /** The files with what is known of them as tables: how many rows, and the columns where it is one table. */
    JsonArray filesWithColumns() {
        JsonArray described = new JsonArray();
        for (int i = 0; i < files.size(); i++) {
            JsonObject file = files.getJsonObject(i).copy();
            List<JsonObject> inIt = tablesOf(file.getString("path"));
            if (!inIt.isEmpty()) {
                file.put("rows", inIt.stream().mapToLong(NewVersion::rows).sum());
            }
            if (inIt.size() == 1) {
                file.put("columns", inIt.getFirst().getJsonObject("schema").getJsonArray("fields"));
            }
            described.add(file);
        }
        return described;
    }

    private List<JsonObject> tablesOf(String file) {
        return IntStream.range(0, tables.size())
                .mapToObj(tables::getJsonObject)
                .filter(table -> file.equals(table.getString("file")))
                .toList();
    }

    private static long rows(JsonObject table) {
        return table.getJsonObject("stored").getLong("rows");
    }

    /** Of the contents of all files and the schemas of all tables; the order in which they stand does not matter. */
    String checksum() {
        TreeMap<String, String> parts = new TreeMap<>();
        for (int i = 0; i < files.size(); i++) {
            JsonObject file = files.getJsonObject(i);
            parts.put("file " + file.getString("path"), file.getString("sha256"));
        }
        for (int i = 0; i < tables.size(); i++) {
            JsonObject table = tables.getJsonObject(i);
            JsonObject stored = table.getJsonObject("stored");
            parts.put(
                    "table " + table.getString("name"),
                    table.getValue("schema") + " " + (stored == null ? "" : stored.getString("sha256")));
        }
        return Sha256.hex(parts.toString().getBytes(StandardCharsets.UTF_8));
    }
}
