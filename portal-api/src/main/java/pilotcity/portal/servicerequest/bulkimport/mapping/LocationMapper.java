package pilotcity.portal.servicerequest.bulkimport.mapping;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.time.Instant;
import java.time.zone.ZoneRules;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;
import pilotcity.portal.servicerequest.bulkimport.cell.PointReader;
import pilotcity.portal.servicerequest.bulkimport.cell.Projection;
import pilotcity.portal.servicerequest.bulkimport.mapping.ImportWarnings.Warning;
import pilotcity.portal.servicerequest.bulkimport.mapping.MappedRow.Location;
import pilotcity.portal.servicerequest.publication.PublicPoint;

/** Reads the location of a row. */
final class LocationMapper {
    private static final String POINT = "point";
    private static final double SAME_POINT = 1e-4;
    private static final double DEGREES_AN_HOUR = 15;
    private static final double MARGIN = 15;

    /** How far from its meridian a zone reaches; China's, the widest, about 46 degrees. */
    private static final double ZONE_WIDTH = 47;

    private final ImportMapping mapping;
    private final MappedColumns columns;
    private final Projection projection;
    private final ImportWarnings warnings;
    private final @Nullable Double meridian;

    LocationMapper(ImportMapping mapping, MappedColumns columns, ImportWarnings warnings) {
        this.mapping = mapping;
        this.columns = columns;
        this.projection = Projection.of(mapping.crs());
        this.warnings = warnings;
        this.meridian = meridian(mapping.zone().getRules());
    }

    /** Null for a zone that is no place: who writes times in UTC can be anywhere. */
    private static @Nullable Double meridian(ZoneRules zone) {
        return zone.isFixedOffset()
                ? null
                : zone.getStandardOffset(Instant.now()).getTotalSeconds() / 3_600.0 * DEGREES_AN_HOUR;
    }

    String crs() {
        return projection.code();
    }

    /** @param hidden whether its category is one whose points are not published */
    Location read(CsvRecord row, boolean hidden) throws RejectedRowException {
        long line = row.getStartingLineNumber();
        Optional<PointReader> given = columns.has(POINT) ? point(row) : pair(row);
        if (given.isEmpty()) {
            warnings.add(Warning.NO_POINT, line);
            return Location.UNKNOWN;
        }
        double x = given.get().x();
        double y = given.get().y();
        if ((x == 0 && y == 0) || isUnknown(x, y)) {
            warnings.add(Warning.UNKNOWN_POINT, line);
            return Location.UNKNOWN;
        }
        Point point = projection.toWgs84(x, y);
        if (point == null) {
            throw new RejectedRowException(
                    columns.name(columns.has(POINT) ? POINT : "lon"),
                    x + ", " + y + " is no point of " + mapping.crs());
        }
        if (isExchanged(point)) {
            warnings.add(Warning.EXCHANGED, line);
        }
        PublicPoint shown = Objects.requireNonNull(PublicPoint.of(point, hidden, null));
        return new Location(x, y, point.getX(), point.getY(), shown.lon(), shown.lat(), shown.precision());
    }

    private Optional<PointReader> pair(CsvRecord row) throws RejectedRowException {
        Double x = number(row, "lon", 180);
        Double y = number(row, "lat", 90);
        return x == null || y == null ? Optional.empty() : Optional.of(new PointReader(x, y));
    }

    private Optional<PointReader> point(CsvRecord row) throws RejectedRowException {
        String text = columns.find(row, POINT);
        if (text == null) {
            return Optional.empty();
        }
        try {
            return PointReader.read(text, projection.degrees());
        } catch (IllegalArgumentException e) {
            throw new RejectedRowException(columns.name(POINT), "'" + text + "' " + e.getMessage());
        }
    }

    /** Whether its latitude is near the longitude of the zone, and its longitude, which could be a latitude, is not. */
    private boolean isExchanged(Point point) {
        double lon = point.getX();
        double lat = point.getY();
        return meridian != null
                && Math.abs(lon) <= 90
                && Math.abs(lat - meridian) <= ZONE_WIDTH
                && Math.abs(lat - meridian) + MARGIN < Math.abs(lon - meridian);
    }

    private boolean isUnknown(double x, double y) {
        return mapping.unknownPoints().stream()
                .anyMatch(point ->
                        Math.abs(point.getFirst() - x) < SAME_POINT && Math.abs(point.getLast() - y) < SAME_POINT);
    }

    private @Nullable Double number(CsvRecord row, String field, double most) throws RejectedRowException {
        String text = columns.find(row, field);
        if (text == null) {
            return null;
        }
        double number = parse(text);
        if (projection.degrees() ? Math.abs(number) <= most : Double.isFinite(number)) {
            return number;
        }
        String hint = !Double.isFinite(number)
                ? ""
                : Math.abs(number) <= 180
                        ? ": are longitude and latitude exchanged?"
                        : ": does the mapping lack the file's crs, such as EPSG:2263?";
        String range = projection.degrees() ? " from -" + (int) most + " to " + (int) most : "";
        throw new RejectedRowException(columns.name(field), "'" + text + "' is no number" + range + hint);
    }

    /** With a point or, as in many countries, a comma; NaN when it is no number. */
    private static double parse(String text) {
        int comma = text.indexOf(',');
        boolean decimal = comma >= 0 && comma == text.lastIndexOf(',') && text.indexOf('.') < 0;
        try {
            return Double.parseDouble(decimal ? text.replace(',', '.') : text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
