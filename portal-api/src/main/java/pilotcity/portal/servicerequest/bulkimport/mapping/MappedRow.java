package pilotcity.portal.servicerequest.bulkimport.mapping;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row as a record.
 *
 * @param row as it stands in the file
 * @param id the record's: source and the id at the source
 * @param open whether it is still to be done
 * @param closed null while it is open, and where the time is unknown
 * @param digest changes when anything does that is written of the row
 */
public record MappedRow(
        CsvRecord row,
        String id,
        String sourceId,
        Instant reported,
        Instant updated,
        boolean open,
        @Nullable Instant closed,
        @Nullable Instant due,
        @Nullable String serviceName,
        @Nullable String category,
        PublicText description,
        PublicText address,
        PublicText notes,
        @Nullable String agency,
        @Nullable String mediaUrl,
        Location spot,
        @Nullable String place,
        String digest) {

    /** Words as they were sent, and as they are published. */
    public record PublicText(
            @Nullable String given, @Nullable String shown) {
        boolean differs() {
            return given != null && !given.equals(shown);
        }
    }

    /**
     * Where it is, and where it is shown to be; null where that is not known.
     *
     * @param givenX as the file says it, in its own coordinates
     */
    public record Location(
            @Nullable Double givenX,
            @Nullable Double givenY,
            @Nullable Double lon,
            @Nullable Double lat,
            @Nullable Double shownLon,
            @Nullable Double shownLat,
            @Nullable Integer precision) {
        private static final double ROUNDED = 1e-6;

        static final Location UNKNOWN = new Location(null, null, null, null, null, null, null);

        boolean differs() {
            return isOff(lon, shownLon) || isOff(lat, shownLat) || isOff(givenX, lon) || isOff(givenY, lat);
        }

        /** More than by what rounding to the last published digit makes. */
        private static boolean isOff(@Nullable Double given, @Nullable Double shown) {
            return given != null && (shown == null || Math.abs(given - shown) > ROUNDED);
        }
    }

    public long line() {
        return row.getStartingLineNumber();
    }

    /** Whether something is not published as it was sent: then the original is stored as well. */
    public boolean keepsOriginal() {
        return description.differs() || address.differs() || spot.differs();
    }

    /** The same, with the digest of all that is written. */
    MappedRow digested(String organisation, String crs) {
        String all = RowDigests.of(
                organisation,
                crs,
                reported,
                updated,
                open,
                closed,
                due,
                serviceName,
                category,
                description,
                address,
                notes,
                agency,
                mediaUrl,
                spot,
                place);
        return new MappedRow(
                row,
                id,
                sourceId,
                reported,
                updated,
                open,
                closed,
                due,
                serviceName,
                category,
                description,
                address,
                notes,
                agency,
                mediaUrl,
                spot,
                place,
                all);
    }
}
