package pilotcity.portal.face.desk.dataset;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.shared.dataset.PublishedSet;
import pilotcity.portal.face.shared.page.TimeFormatter;

/** Versions that are published and not shown yet, as the desk lists them. */
public final class HeldVersions {
    private HeldVersions() {}

    /**
     * Each with {@code number}, {@code shown} (when, for people), {@code local} (the same as a form's local time), {@code
     * by}, {@code notes} and {@code notesEn}; and what is in it: {@code facts}, {@code files} and {@code tables}, of
     * which each has the key of its {@code preview} and its {@code columns}.
     */
    public static List<Map<String, @Nullable Object>> of(JsonObject draft, DescriptionForm form, ZoneId zone) {
        return PublishedSet.objects(draft.getJsonArray("scheduled")).stream()
                .map(version -> {
                    Map<String, @Nullable Object> view = JsonMaps.of(version);
                    String from = version.getString("from");
                    view.put("shown", TimeFormatter.of(from, form.language(), zone));
                    view.put("facts", form.facts(version.getJsonObject("fields")));
                    view.put(
                            "tables",
                            PublishedSet.objects(version.getJsonArray("tables")).stream()
                                    .map(table -> table(version, table))
                                    .toList());
                    view.put("local", local(from, zone).toString());
                    return view;
                })
                .toList();
    }

    private static Map<String, @Nullable Object> table(JsonObject version, JsonObject table) {
        Map<String, @Nullable Object> view = JsonMaps.of(table);
        view.put("preview", preview(version, table));
        view.put(
                "columns",
                DefineForm.columns(table.getJsonObject("schema")).stream()
                        .map(JsonMaps::of)
                        .toList());
        return view;
    }

    /** No table is called so in addresses. */
    private static String preview(JsonObject version, JsonObject table) {
        return version.getInteger("number") + "/" + table.getString("name");
    }

    /**
     * Where the rows of tables are stored, those of the draft by their names and those of held versions by the keys of
     * their previews.
     *
     * @param most so many of them
     */
    public static List<Map.Entry<String, JsonObject>> withTablesOf(JsonObject draft, int most) {
        Stream<Map.Entry<String, JsonObject>> drafted = PublishedSet.objects(draft.getJsonArray("files")).stream()
                .flatMap(file -> PublishedSet.objects(file.getJsonArray("tables")).stream())
                .filter(table -> table.getJsonObject("stored") != null)
                .map(table -> Map.entry(table.getString("name"), table.getJsonObject("stored")));
        Stream<Map.Entry<String, JsonObject>> held = PublishedSet.objects(draft.getJsonArray("scheduled")).stream()
                .flatMap(version -> PublishedSet.objects(version.getJsonArray("tables")).stream()
                        .map(table -> Map.entry(preview(version, table), table.getJsonObject("stored"))));
        return Stream.concat(drafted, held).limit(most).toList();
    }

    private static LocalDateTime local(String from, ZoneId zone) {
        Instant moment = OffsetDateTime.parse(from).toInstant();
        return LocalDateTime.ofInstant(moment, zone).truncatedTo(ChronoUnit.MINUTES);
    }
}
