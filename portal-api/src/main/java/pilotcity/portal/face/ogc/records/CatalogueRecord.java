package pilotcity.portal.face.ogc.records;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * What the catalogue says of one resource, in one language.
 *
 * @param coversFrom the first day of the time that it is about, or null for an open beginning
 * @param keywords in both languages
 * @param externalIds each with its scheme before a colon
 * @param shown the properties that the record shows (recordCommonProperties.yaml)
 * @param links where it can be had
 */
record CatalogueRecord(
        String id,
        String type,
        String title,
        @Nullable String description,
        @Nullable String otherTitle,
        @Nullable String otherDescription,
        List<String> keywords,
        List<String> themes,
        @Nullable String license,
        @Nullable String publisher,
        List<String> formats,
        List<String> externalIds,
        @Nullable LocalDate created,
        @Nullable LocalDate updated,
        @Nullable LocalDate coversFrom,
        @Nullable LocalDate coversUntil,
        @Nullable Geometry area,
        JsonObject shown,
        JsonArray links) {
    static final String DATASET = "dataset";
    static final String COLLECTION = "collection";

    /** What a record has other than its geometry, as JSON: {@code time}, {@code properties} and {@code links}. */
    String published() {
        return new JsonObject()
                .put("time", time())
                .put("properties", shown)
                .put("links", links)
                .encode();
    }

    /** The member {@code time} (time.yaml), or null where nothing is known. */
    private @Nullable JsonObject time() {
        if (coversFrom == null && coversUntil == null) {
            return null;
        }
        return new JsonObject()
                .put("interval", new JsonArray().add(day(coversFrom)).add(day(coversUntil)));
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? ".." : day.toString();
    }
}
