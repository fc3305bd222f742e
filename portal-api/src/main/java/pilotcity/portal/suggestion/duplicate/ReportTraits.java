package pilotcity.portal.suggestion.duplicate;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotcity.index.document.Document;
import pilotcity.index.kind.Kind;
import pilotcity.portal.kernel.learning.duplicate.PerceptualHash;

/**
 * What a report is compared by.
 *
 * @param id null while it is not a record yet
 * @param service what the system it comes from calls its category
 * @param closed when it was closed; null while it is open, and where that is not known
 * @param duplicateOf the record that people found it to repeat
 */
record ReportTraits(
        @Nullable String id,
        @Nullable String words,
        @Nullable ReportPoint point,
        @Nullable String category,
        @Nullable String group,
        @Nullable String service,
        @Nullable String place,
        @Nullable String address,
        List<PerceptualHash> pictures,
        Instant reported,
        @Nullable Instant closed,
        @Nullable String duplicateOf) {

    static ReportTraits of(Document record) {
        Map<String, Object> values = record.map();
        String service = text(values, "serviceName");
        return new ReportTraits(
                record.id(),
                ownWords(values, service),
                ReportPoint.of(values.get(Kind.GEOMETRY), values.get("pointPrecision")),
                text(values, "category"),
                text(values, "group"),
                service,
                text(values, "place"),
                text(values, "address"),
                pictures(values.get("photos")),
                Objects.requireNonNull(instant(values, "reported")),
                instant(values, "closed"),
                text(values, "duplicateOf"));
    }

    /** Words that only say what its category is called are none of the reporter's. */
    private static @Nullable String ownWords(Map<String, Object> values, @Nullable String service) {
        String words = text(values, "description");
        return Stream.of(service, text(values, "categoryName"), text(values, "categoryNameEn"))
                        .anyMatch(name -> name != null && name.equalsIgnoreCase(words))
                ? null
                : words;
    }

    private static @Nullable String text(Map<String, Object> values, String field) {
        return values.get(field) instanceof String text && !text.isBlank() ? text : null;
    }

    private static @Nullable Instant instant(Map<String, Object> values, String field) {
        return values.get(field) instanceof String text ? Instant.parse(text) : null;
    }

    private static List<PerceptualHash> pictures(@Nullable Object photos) {
        return photos instanceof List<?> several
                ? several.stream()
                        .flatMap(photo -> photo instanceof Map<?, ?> shown && shown.get("hash") instanceof String hash
                                ? Stream.of(PerceptualHash.parse(hash))
                                : Stream.empty())
                        .toList()
                : List.of();
    }

    boolean isBefore(ReportTraits other) {
        return reported.isBefore(other.reported);
    }

    /** Whether it had been closed when {@code later} came. */
    boolean wasClosedBefore(ReportTraits later) {
        return closed != null && closed.isBefore(later.reported);
    }
}
