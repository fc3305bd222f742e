package pilotcity.portal.campaign;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import pilotcity.portal.kernel.db.mapping.ColumnName;
import pilotcity.portal.kernel.db.mapping.RecordType;

/**
 * A themed call for records.
 *
 * @param version goes up with every write
 * @param status {@code open} or {@code closed}
 * @param organisation who calls
 * @param agency to which the records are to be referred, or null
 * @param poster what the call says
 * @param places codes of the divisions it is about, with all below them
 * @param geometry narrows the places to a shape, WGS84, or null
 * @param started the year where no day is known
 * @param simulated whether it was generated for demonstration
 */
record Campaign(
        String id,
        int version,
        String status,
        String name,
        @Nullable String nameEn,
        String organisation,
        @Nullable String agency,
        @Nullable String theme,
        @Nullable String themeEn,
        @Nullable String hashtag,
        @Nullable String poster,
        @Nullable String posterEn,
        @Nullable String description,
        @Nullable String descriptionEn,
        List<String> categories,
        List<String> places,
        @ColumnName("area") @Nullable Geometry geometry,
        @Nullable String started,
        @Nullable LocalDate fromDate,
        @Nullable LocalDate untilDate,
        @Nullable String note,
        @Nullable String noteEn,
        @Nullable String sourceTitle,
        @Nullable String sourceUrl,
        @Nullable String dataset,
        boolean simulated) {
    static final RecordType<Campaign> TYPE = RecordType.of(Campaign.class);
}
