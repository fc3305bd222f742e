package pilotcity.portal.record.bulk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row as a record.
 *
 * @param line where it begins in the file
 * @param id the record's: source and the id at the source
 * @param closed null while it is open
 * @param digest changes when anything of the row does
 */
record MappedRow(
        long line,
        String id,
        String sourceId,
        Instant reported,
        Instant updated,
        @Nullable Instant closed,
        @Nullable Instant due,
        @Nullable String serviceName,
        @Nullable String category,
        Screened description,
        Screened address,
        Screened notes,
        @Nullable String agency,
        @Nullable String mediaUrl,
        Spot spot,
        @Nullable String place,
        String digest) {

    /** Words as they came, and as they are published. */
    record Screened(@Nullable String given, @Nullable String shown) {
        boolean differs() {
            return given != null && !given.equals(shown);
        }
    }

    /** Where it is, and where it is shown to be; null where that is not known. */
    record Spot(
            @Nullable Double lon,
            @Nullable Double lat,
            @Nullable Double shownLon,
            @Nullable Double shownLat,
            @Nullable Integer precision) {
        private static final double ROUNDED = 1e-6;

        static final Spot UNKNOWN = new Spot(null, null, null, null, null);

        boolean differs() {
            return isOff(lon, shownLon) || isOff(lat, shownLat);
        }

        /** More than by what rounding to the last published digit makes. */
        private static boolean isOff(@Nullable Double given, @Nullable Double shown) {
            return given != null && (shown == null || Math.abs(given - shown) > ROUNDED);
        }
    }

    /** Whether something was said that is not published as it is: then the original is kept beside. */
    boolean keepsOriginal() {
        return description.differs() || address.differs() || spot.differs();
    }
}
