package pilotcity.portal.dataset;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import pilotcity.index.filter.Expression;
import pilotcity.index.spatial.Geometries;

/**
 * A published data set: its description as in {@code dataset.json} and its files.
 *
 * @param description {@code dataset.json}
 * @param files what {@code dataset.json} calls resources, with size, checksum and rows
 * @param listed when it was first described here
 * @param changed when its description or a file last changed here
 * @param version one more with every write
 * @param organisation who publishes it, where that is an organisation of the portal
 * @param newest the number of the version that is shown, or null where there are none
 */
record Dataset(
        String id,
        JsonObject description,
        JsonArray files,
        Instant listed,
        Instant changed,
        int version,
        @Nullable String organisation,
        @Nullable Integer newest,
        JsonArray tables,
        JsonObject quality) {

    /** One of which nothing but this is known. */
    Dataset(String id, JsonObject description, JsonArray files, Instant listed, Instant changed) {
        this(id, description, files, listed, changed, 1, null, null, new JsonArray(), new JsonObject());
    }

    /** In Chinese, or in English where it has no Chinese name. */
    @Nullable
    String name() {
        String chinese = text("title", "zh");
        return chinese == null ? text("title", "en") : chinese;
    }

    @Nullable
    String text(String key, String language) {
        JsonObject both = description.getJsonObject(key);
        return both == null ? null : both.getString(language);
    }

    @Nullable
    String text(String key) {
        return description.getString(key);
    }

    @Nullable
    String publisher(String language) {
        JsonObject publisher = description.getJsonObject("publisher");
        JsonObject name = publisher == null ? null : publisher.getJsonObject("name");
        return name == null ? null : name.getString(language);
    }

    /** Identifies the publisher in catalogues: its id, or one made from its name. */
    String publisherId() {
        String id = part("publisher", "id");
        if (id != null) {
            return id;
        }
        String name = Objects.requireNonNullElse(publisher("en"), "");
        String slug =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return slug.isEmpty()
                ? "publisher-"
                        + Integer.toHexString(String.valueOf(publisher("zh")).hashCode())
                : slug;
    }

    /** A text one step below the description, or null. */
    @Nullable
    String part(String key, String inner) {
        JsonObject group = description.getJsonObject(key);
        return group == null ? null : group.getString(inner);
    }

    /** The formats of its files, each once. */
    List<String> formats() {
        return fileList().stream()
                .map(file -> file.getString("format"))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    List<String> keywords(String language) {
        JsonObject keywords = description.getJsonObject("keywords");
        return keywords == null ? List.of() : strings(keywords.getJsonArray(language));
    }

    List<String> strings(String key) {
        return strings(description.getJsonArray(key));
    }

    private static List<String> strings(@Nullable JsonArray items) {
        return items == null ? List.of() : items.stream().map(String::valueOf).toList();
    }

    @Nullable
    LocalDate date(String key) {
        String date = description.getString(key);
        try {
            return date == null ? null : LocalDate.parse(date);
        } catch (DateTimeException e) {
            // a description imported before dates were validated
            return null;
        }
    }

    /** The box that the data lies in, or null when none is given. */
    @Nullable
    Geometry box() {
        JsonObject spatial = description.getJsonObject("spatial");
        JsonArray box = spatial == null ? null : spatial.getJsonArray("bbox");
        if (box == null || box.size() != 4 || !box.stream().allMatch(Number.class::isInstance)) {
            return null;
        }
        double south = Math.clamp(Math.min(box.getDouble(1), box.getDouble(3)), -90, 90);
        double north = Math.clamp(Math.max(box.getDouble(1), box.getDouble(3)), -90, 90);
        Expression.Box sound = Expression.Box.onEarth(box.getDouble(0), south, box.getDouble(2), north);
        return Geometries.box(sound.west(), sound.south(), sound.east(), sound.north());
    }

    List<JsonObject> objects(String key) {
        return objects(description.getJsonArray(key));
    }

    /** Each with the address that its name has, whatever letters are in it. */
    List<JsonObject> fileList() {
        return objects(files).stream().map(this::addressed).toList();
    }

    private JsonObject addressed(JsonObject file) {
        String path = file.getString("path");
        return path == null ? file : file.copy().put("url", DatasetAddresses.file(id, path));
    }

    static List<JsonObject> objects(@Nullable JsonArray items) {
        return items == null
                ? List.of()
                : IntStream.range(0, items.size())
                        .mapToObj(items::getJsonObject)
                        .toList();
    }

    /** Reads {@code key} of a nested object, or {@code key.language}. */
    static Function<JsonObject, @Nullable Object> value(String key) {
        return object -> object.getValue(key);
    }

    static Function<JsonObject, @Nullable Object> value(String key, String language) {
        return object -> object.getValue(key) instanceof JsonObject both ? both.getString(language) : null;
    }
}
