package pilotcity.portal.servicerequest;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;
import pilotcity.portal.kernel.db.mapping.ColumnName;
import pilotcity.portal.kernel.db.mapping.RowReader;
import pilotcity.portal.kernel.learning.duplicate.PerceptualHash;
import pilotcity.portal.servicerequest.lifecycle.Status;
import pilotcity.portal.servicerequest.publication.PublishedPhoto;

/**
 * What is public of a record. The reporter's own words, exact place and contact are not here.
 *
 * @param group the top of the tree that the category belongs to
 * @param pointPrecision metres by which the point may be off
 * @param authority the organisation responsible for the category in this place
 */
public record ServiceRequest(
        String id,
        int version,
        String status,
        boolean overdue,
        int disputes,
        @Nullable String description,
        @Nullable String category,
        @Nullable String categoryName,
        @Nullable String categoryNameEn,
        @ColumnName("category_group") @Nullable String group,
        @Nullable String serviceName,
        List<Answer> answers,
        List<PublishedPhoto> photos,
        @Nullable String mediaUrl,
        @Nullable Point point,
        @ColumnName("point_precision_m") @Nullable Integer pointPrecision,
        @Nullable String address,
        @Nullable String place,
        @Nullable String province,
        @Nullable String placeName,
        @Nullable String campaign,
        @Nullable String referral,
        @Nullable String duplicateOf,
        @Nullable String splitFrom,
        @Nullable String danger,
        String holder,
        @Nullable String organisation,
        @ColumnName("responsible") @Nullable String authority,
        @Nullable String agencyName,
        Instant reportedAt,
        Instant updatedAt,
        @Nullable Instant dueAt,
        @Nullable Instant closedAt,
        String source,
        @Nullable String sourceId,
        @Nullable String sourceUrl,
        @ColumnName("source_license") @Nullable String license,
        @ColumnName("source_attribution") @Nullable String attribution,
        @ColumnName("source_timezone") @Nullable String timezone,
        boolean simulated,
        List<HistoryEntry> entries) {
    public static final RowReader<ServiceRequest> READER = RowReader.of(
            ServiceRequest.class,
            Map.of(
                    "answers",
                    ServiceRequest::answers,
                    "entries",
                    row -> HistoryEntry.list(row.getJsonArray("entries"))));

    /** An answer to a question of the category. */
    record Answer(String question, List<String> values) {}

    private static List<Answer> answers(Row row) {
        JsonObject answers = row.getJsonObject("answers");
        return answers == null
                ? List.of()
                : answers.stream()
                        .map(each -> new Answer(
                                each.getKey(),
                                ((JsonArray) each.getValue())
                                        .stream().map(String::valueOf).toList()))
                        .toList();
    }

    /** The parts of the hashes of its photos, by which records with the same picture are found. */
    List<String> pictureMarks() {
        return photos.stream()
                .flatMap(photo -> Stream.ofNullable(photo.hash()))
                .flatMap(hash -> PerceptualHash.parse(hash).quarters().stream())
                .distinct()
                .toList();
    }

    boolean closed() {
        return Status.of(status).closed();
    }

    /** Whole seconds from report to closing, or null while it is open. */
    @Nullable
    Long age() {
        return closedAt == null ? null : CustodyPeriod.seconds(reportedAt, closedAt);
    }

    List<CustodyPeriod> custodyPeriods() {
        return CustodyPeriod.of(entries, closedAt);
    }

    /** What a model proposed last as its category, while nobody has decided since; empty where there is none. */
    Optional<HistoryEntry> suggestedCategory() {
        return entries.stream()
                .filter(entry -> entry.isClassification() && "category".equals(entry.subject()))
                .reduce((earlier, later) -> later)
                .filter(HistoryEntry::isSuggestion);
    }

    /** Steps and remarks, in order. */
    List<HistoryEntry> timeline() {
        return entries.stream().filter(entry -> !entry.isClassification()).toList();
    }

    List<HistoryEntry> classifications() {
        return entries.stream().filter(HistoryEntry::isClassification).toList();
    }
}
