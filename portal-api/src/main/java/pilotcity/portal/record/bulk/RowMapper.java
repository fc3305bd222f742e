package pilotcity.portal.record.bulk;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;
import pilotcity.index.kind.Years;
import pilotcity.index.spatial.Geometries;
import pilotcity.portal.kernel.files.Sha256;
import pilotcity.portal.kernel.privacy.Screening;
import pilotcity.portal.record.PublicPoint;
import pilotcity.portal.record.bulk.MappedRow.Screened;
import pilotcity.portal.record.bulk.MappedRow.Spot;

/** Makes a record of a row, or says why it is none. */
final class RowMapper {
    private static final int DIGEST_BYTES = 16;
    private static final int LONGEST_TEXT = 20_000;
    private static final double SAME_POINT = 1e-4;

    private final Mapping mapping;
    private final Columns columns;
    private final ZoneId zone;
    private final List<DateTimeFormatter> times;
    private final Set<String> sensitive;
    private final Function<Point, @Nullable String> places;

    /**
     * @param sensitive categories whose points are not published
     * @param places finds the division of a point
     */
    RowMapper(Mapping mapping, Columns columns, Set<String> sensitive, Function<Point, @Nullable String> places) {
        this.mapping = mapping;
        this.columns = columns;
        this.zone = mapping.zone();
        this.times = mapping.times().stream()
                .map(pattern -> DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH))
                .toList();
        this.sensitive = sensitive;
        this.places = places;
    }

    /** The column that the id stands in, as the file calls it. */
    String idColumn() {
        return columns.name("id");
    }

    MappedRow map(CsvRecord row) throws Rejection {
        requireComplete(row);
        String sourceId = id(row);
        Instant reported = time(row, "reported");
        if (reported == null) {
            throw new Rejection(columns.name("reported"), "is empty");
        }
        Instant updated = time(row, "updated");
        Instant closed = closed(row, reported, updated);
        String serviceName = text(row, "serviceName");
        String category = serviceName == null ? null : mapping.categories().get(serviceName);
        boolean hidden = category != null && sensitive.contains(category);
        Spot spot = spot(row, hidden);
        Double lon = spot.lon();
        Double lat = spot.lat();
        return new MappedRow(
                row.getStartingLineNumber(),
                mapping.source() + ":" + sourceId,
                sourceId,
                reported,
                latest(reported, updated, closed),
                closed,
                time(row, "due"),
                serviceName,
                category,
                screened(text(row, "description")),
                hidden ? new Screened(text(row, "address"), null) : screened(text(row, "address")),
                screened(text(row, "statusNotes")),
                text(row, "agency"),
                url(row, hidden),
                spot,
                lon == null || lat == null ? null : places.apply(Geometries.point(lon, lat)),
                digest(row));
    }

    private void requireComplete(CsvRecord row) throws Rejection {
        int expected = columns.header().size();
        if (row.getFieldCount() != expected) {
            throw new Rejection("", "has " + row.getFieldCount() + " fields; the header has " + expected);
        }
    }

    private String id(CsvRecord row) throws Rejection {
        String id = columns.find(row, "id");
        if (id == null) {
            throw new Rejection(columns.name("id"), "is empty");
        }
        if (!id.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,100}")) {
            throw new Rejection(columns.name("id"), "'" + id + "' is no id: letters, digits, dot, dash, underscore");
        }
        return id;
    }

    private @Nullable String text(CsvRecord row, String field) throws Rejection {
        String text = columns.find(row, field);
        if (text != null && text.length() > LONGEST_TEXT) {
            throw new Rejection(columns.name(field), "has more than " + LONGEST_TEXT + " characters");
        }
        if (text != null && text.indexOf('\0') >= 0) {
            throw new Rejection(columns.name(field), "has the character U+0000");
        }
        return text;
    }

    private static Screened screened(@Nullable String text) {
        return new Screened(text, Screening.maskedOrNull(text));
    }

    private @Nullable String url(CsvRecord row, boolean hidden) throws Rejection {
        String url = text(row, "mediaUrl");
        return hidden || url == null || !url.matches("https?://[^\\s\"<>]+") ? null : url;
    }

    private @Nullable Instant time(CsvRecord row, String field) throws Rejection {
        ZonedDateTime time = zoned(row, field);
        return time == null ? null : time.toInstant();
    }

    private @Nullable ZonedDateTime zoned(CsvRecord row, String field) throws Rejection {
        String text = columns.find(row, field);
        ZonedDateTime time = text == null ? null : parsed(text, field);
        if (time != null && !Years.hold(time.toInstant())) {
            throw new Rejection(columns.name(field), "'" + text + "' is not " + Years.RANGE);
        }
        return time;
    }

    private ZonedDateTime parsed(String text, String field) throws Rejection {
        for (DateTimeFormatter pattern : times) {
            try {
                return LocalDateTime.parse(text, pattern).atZone(zone);
            } catch (DateTimeException e) {
                // another pattern may fit
            }
        }
        try {
            return text.matches(".*(Z|[+-][0-9]{2}:?[0-9]{2})")
                    ? OffsetDateTime.parse(text).toZonedDateTime()
                    : LocalDateTime.parse(text.replace(' ', 'T')).atZone(zone);
        } catch (DateTimeException e) {
            throw new Rejection(columns.name(field), "'" + text + "' is no time");
        }
    }

    private @Nullable Instant closed(CsvRecord row, Instant reported, @Nullable Instant updated) throws Rejection {
        String status = columns.find(row, "status");
        Instant closed = end(row, reported);
        if (status != null && !mapping.closed().contains(status)) {
            return null;
        }
        Instant end = closed == null && status != null ? updated : closed;
        if (end == null && status != null) {
            throw new Rejection(columns.name("closed"), "is empty, but the status is '" + status + "'");
        }
        if (end != null && end.isBefore(reported)) {
            throw new Rejection(columns.name("closed"), end + " is before it was reported, " + reported);
        }
        return end;
    }

    /** In the hour that the clock shows twice it may be the second one. */
    private @Nullable Instant end(CsvRecord row, Instant reported) throws Rejection {
        ZonedDateTime closed = zoned(row, "closed");
        if (closed == null) {
            return null;
        }
        Instant first = closed.toInstant();
        return first.isBefore(reported) ? closed.withLaterOffsetAtOverlap().toInstant() : first;
    }

    private static Instant latest(Instant reported, @Nullable Instant updated, @Nullable Instant closed) {
        Instant latest = closed == null ? reported : closed;
        return updated != null && updated.isAfter(latest) ? updated : latest;
    }

    private Spot spot(CsvRecord row, boolean hidden) throws Rejection {
        Double lon = number(row, "lon", 180);
        Double lat = number(row, "lat", 90);
        if (lon == null || lat == null || (lon == 0 && lat == 0) || isUnknown(lon, lat)) {
            return Spot.UNKNOWN;
        }
        PublicPoint shown = Objects.requireNonNull(PublicPoint.of(Geometries.point(lon, lat), hidden, null));
        return new Spot(lon, lat, shown.lon(), shown.lat(), shown.precision());
    }

    private boolean isUnknown(double lon, double lat) {
        return mapping.unknownPoints().stream()
                .anyMatch(point ->
                        Math.abs(point.getFirst() - lon) < SAME_POINT && Math.abs(point.getLast() - lat) < SAME_POINT);
    }

    private @Nullable Double number(CsvRecord row, String field, double most) throws Rejection {
        String text = columns.find(row, field);
        if (text == null) {
            return null;
        }
        try {
            double number = Double.parseDouble(text);
            if (Math.abs(number) <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new Rejection(
                columns.name(field), "'" + text + "' is no number from -" + (int) most + " to " + (int) most);
    }

    private String digest(CsvRecord row) {
        MessageDigest digest = Sha256.digest();
        for (String field : row.getFields()) {
            digest.update(field.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, DIGEST_BYTES);
    }
}
