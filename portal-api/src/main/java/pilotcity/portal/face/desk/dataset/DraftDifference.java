package pilotcity.portal.face.desk.dataset;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.shared.dataset.PublishedSet;

/** What a draft changes of the newest version, in numbers. */
public record DraftDifference(List<FileChange> files, List<TableChange> tables) {
    /**
     * A file.
     *
     * @param change in one word: added, removed, changed, same
     */
    public record FileChange(String name, String change) {}

    /**
     * A table.
     *
     * @param before rows of the newest version, or null where it has no such table
     * @param now rows of the draft, or null where it has none, or they are not checked yet
     * @param added names of columns
     * @param retyped columns whose type is another
     */
    public record TableChange(
            String name,
            @Nullable Long before,
            @Nullable Long now,
            List<String> added,
            List<String> removed,
            List<String> retyped,
            boolean same) {}

    /** @param published the newest version */
    public static DraftDifference of(JsonObject draft, PublishedSet published) {
        List<JsonObject> files = PublishedSet.objects(draft.getJsonArray("files"));
        Map<String, @Nullable String> before = new LinkedHashMap<>();
        published.files().forEach(file -> before.put(published.nameOf(file), file.getString("sha256")));
        Map<String, @Nullable String> now = new LinkedHashMap<>();
        files.forEach(file -> now.put(file.getString("name"), file.getString("sha256")));
        List<FileChange> changes = new ArrayList<>();
        names(before, now).forEach(name -> changes.add(new FileChange(name, change(before, now, name))));
        return new DraftDifference(changes, tables(files, published.tables()));
    }

    private static TreeSet<String> names(Map<String, ?> before, Map<String, ?> now) {
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(now.keySet());
        return names;
    }

    private static String change(Map<String, @Nullable String> before, Map<String, @Nullable String> now, String name) {
        if (!before.containsKey(name)) {
            return "added";
        }
        if (!now.containsKey(name)) {
            return "removed";
        }
        return java.util.Objects.equals(before.get(name), now.get(name)) ? "same" : "changed";
    }

    private static List<TableChange> tables(List<JsonObject> files, List<JsonObject> published) {
        Map<String, JsonObject> before = new LinkedHashMap<>();
        published.forEach(table -> before.put(table.getString("name"), table));
        Map<String, JsonObject> now = new LinkedHashMap<>();
        files.forEach(file -> PublishedSet.objects(file.getJsonArray("tables"))
                .forEach(table -> now.put(table.getString("name"), table)));
        return names(before, now).stream()
                .map(name -> table(name, before.get(name), now.get(name)))
                .toList();
    }

    private static TableChange table(String name, @Nullable JsonObject before, @Nullable JsonObject now) {
        Map<String, String> types = before == null ? Map.of() : types(new JsonObject(before.getString("schema")));
        Map<String, String> newTypes = now == null ? Map.of() : types(now.getJsonObject("schema"));
        JsonObject stored = now == null ? null : now.getJsonObject("stored");
        return new TableChange(
                name,
                before == null ? null : before.getLong("rows"),
                stored == null ? null : stored.getLong("rows"),
                missing(newTypes, types),
                missing(types, newTypes),
                newTypes.keySet().stream()
                        .filter(column -> types.containsKey(column)
                                && !String.valueOf(types.get(column)).equals(newTypes.get(column)))
                        .toList(),
                before != null && stored != null && stored.getString("sha256").equals(before.getString("sha256")));
    }

    /** The columns of {@code these} that {@code others} have not. */
    private static List<String> missing(Map<String, String> these, Map<String, String> others) {
        return these.keySet().stream()
                .filter(column -> !others.containsKey(column))
                .toList();
    }

    private static Map<String, String> types(@Nullable JsonObject schema) {
        Map<String, String> types = new LinkedHashMap<>();
        DefineForm.columns(schema)
                .forEach(field -> types.put(field.getString("name"), field.getString("type", "string")));
        return types;
    }
}
