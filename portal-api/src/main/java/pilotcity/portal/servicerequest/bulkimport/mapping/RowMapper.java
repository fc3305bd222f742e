package pilotcity.portal.servicerequest.bulkimport.mapping;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;
import pilotcity.index.spatial.Geometries;
import pilotcity.portal.kernel.privacy.PersonalDataMasking;
import pilotcity.portal.servicerequest.bulkimport.cell.CellText;
import pilotcity.portal.servicerequest.bulkimport.cell.TimeReader;
import pilotcity.portal.servicerequest.bulkimport.mapping.ImportWarnings.Warning;
import pilotcity.portal.servicerequest.bulkimport.mapping.MappedRow.Location;
import pilotcity.portal.servicerequest.bulkimport.mapping.MappedRow.PublicText;
import pilotcity.portal.servicerequest.publication.MediaAddress;

/** Maps a row to a service request, or rejects it with a reason. */
public final class RowMapper {
    private static final Pattern PLAIN_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,100}");
    private static final int LONGEST_TEXT = 20_000;
    private static final int LONGEST_ID = 400;

    private final ImportMapping mapping;
    private final MappedColumns columns;
    private final TimeReader clock;
    private final LocationMapper locations;
    private final Set<String> sensitive;
    private final Function<Point, @Nullable String> places;
    private final ImportWarnings warnings;
    private final int[] identity;
    private final Map<String, Integer> alike = new HashMap<>();
    private final Instant now = Instant.now();

    /** How a request ended: {@code end} is null while it is open and when the time is unknown. */
    private record Ending(boolean open, @Nullable Instant end) {}

    private record Times(
            Instant begin,
            Instant updated,
            Ending ending,
            @Nullable Instant due) {}

    /**
     * @param sensitive categories whose points are not published
     * @param places finds the division of a point
     */
    public RowMapper(
            ImportMapping mapping,
            MappedColumns columns,
            Set<String> sensitive,
            Function<Point, @Nullable String> places,
            ImportWarnings warnings) {
        this.mapping = mapping;
        this.columns = columns;
        this.clock = new TimeReader(mapping.zone(), mapping.times());
        this.locations = new LocationMapper(mapping, columns, warnings);
        this.sensitive = sensitive;
        this.places = places;
        this.warnings = warnings;
        this.identity = columns.identity(mapping.identity(), ImportMapping.PROGRESS);
    }

    /** The column that the id stands in, as the file calls it. */
    public String idColumn() {
        return columns.name("id");
    }

    public MappedRow map(CsvRecord row) throws RejectedRowException {
        warnings.begin();
        requireComplete(row);
        MappedRow mapped = mapped(row, id(row), times(row));
        return mapped.digested(mapping.organisation().id(), locations.crs());
    }

    private Times times(CsvRecord row) throws RejectedRowException {
        TimeReader.Moment reported = moment(row, "reported");
        if (reported == null) {
            throw new RejectedRowException(columns.name("reported"), "is empty");
        }
        TimeReader.Moment updated = moment(row, "updated");
        TimeReader.Moment due = moment(row, "due");
        Ending ending = ending(row, reported, updated);
        Instant begin = reported.start();
        return new Times(begin, latest(begin, updated, ending.end()), ending, due == null ? null : due.end());
    }

    private MappedRow mapped(CsvRecord row, String sourceId, Times times) throws RejectedRowException {
        String serviceName = text(row, "serviceName");
        String category = category(serviceName);
        boolean hidden = category != null && sensitive.contains(category);
        Location spot = locations.read(row, hidden);
        Double lon = spot.lon();
        Double lat = spot.lat();
        return new MappedRow(
                row,
                mapping.source() + ":" + (isPlain(sourceId) ? sourceId : RowDigests.addressableId(sourceId)),
                sourceId,
                times.begin(),
                times.updated(),
                times.ending().open(),
                times.ending().end(),
                times.due(),
                serviceName,
                category,
                screened(text(row, "description")),
                hidden ? new PublicText(text(row, "address"), null) : screened(text(row, "address")),
                screened(text(row, "statusNotes")),
                text(row, "agency"),
                url(row, hidden),
                spot,
                lon == null || lat == null ? null : places.apply(Geometries.point(lon, lat)),
                "");
    }

    /** The row becomes a record: whatever looks odd in it is reported. */
    public void keep(MappedRow row) {
        Instant closed = row.closed();
        if (row.reported().isAfter(now) || (closed != null && closed.isAfter(now))) {
            warnings.add(Warning.FUTURE, row.line());
        }
        if (row.reported().equals(closed)) {
            warnings.add(Warning.NO_DURATION, row.line());
        }
        warnings.keep(row.reported(), row.spot(), row.line());
    }

    private void requireComplete(CsvRecord row) throws RejectedRowException {
        int expected = columns.header().size();
        if (row.getFieldCount() != expected) {
            throw new RejectedRowException("", "has " + row.getFieldCount() + " fields; the header has " + expected);
        }
    }

    private String id(CsvRecord row) throws RejectedRowException {
        if (!mapping.columns().containsKey("id")) {
            String digest = RowDigests.ofFields(row, identity);
            int before = alike.merge(digest, 1, Integer::sum);
            if (before > 1) {
                warnings.add(Warning.SAME, row.getStartingLineNumber());
            }
            return before == 1 ? digest : digest + "-" + before;
        }
        String id = columns.find(row, "id");
        if (id == null) {
            throw new RejectedRowException(columns.name("id"), "is empty");
        }
        if (id.length() > LONGEST_ID || id.indexOf('\0') >= 0) {
            throw new RejectedRowException(columns.name("id"), "is too long for an id, or has the character U+0000");
        }
        return id;
    }

    private static boolean isPlain(String id) {
        return PLAIN_ID.matcher(id).matches();
    }

    private @Nullable String category(@Nullable String serviceName) {
        if (serviceName == null) {
            return null;
        }
        String category = mapping.categories().get(CellText.key(serviceName));
        if (category == null) {
            warnings.withoutCategory(serviceName);
        }
        return category;
    }

    private @Nullable String text(CsvRecord row, String field) throws RejectedRowException {
        String text = columns.find(row, field);
        if (text != null && text.length() > LONGEST_TEXT) {
            throw new RejectedRowException(columns.name(field), "has more than " + LONGEST_TEXT + " characters");
        }
        if (text != null && text.indexOf('\0') >= 0) {
            throw new RejectedRowException(columns.name(field), "has the character U+0000");
        }
        return text;
    }

    private static PublicText screened(@Nullable String text) {
        return new PublicText(text, PersonalDataMasking.maskedOrNull(text));
    }

    private @Nullable String url(CsvRecord row, boolean hidden) throws RejectedRowException {
        String url = text(row, "mediaUrl");
        return hidden || url == null || !MediaAddress.isValid(url) ? null : url;
    }

    private TimeReader.@Nullable Moment moment(CsvRecord row, String field) throws RejectedRowException {
        String text = columns.find(row, field);
        if (text == null) {
            return null;
        }
        try {
            boolean needed = field.equals("reported");
            if (!needed && TimeReader.isZero(text)) {
                warnings.add(Warning.NEVER, row.getStartingLineNumber());
                return null;
            }
            TimeReader.Moment moment = clock.read(text);
            if (!needed && moment.isZero()) {
                warnings.add(Warning.NEVER, row.getStartingLineNumber());
                return null;
            }
            if (moment.leftOut()) {
                warnings.add(Warning.LEFT_OUT_HOUR, row.getStartingLineNumber());
            }
            return moment;
        } catch (DateTimeException e) {
            throw new RejectedRowException(columns.name(field), "'" + text + "' " + e.getMessage());
        }
    }

    private Ending ending(CsvRecord row, TimeReader.Moment reported, TimeReader.@Nullable Moment updated)
            throws RejectedRowException {
        long line = row.getStartingLineNumber();
        String status = columns.find(row, "status");
        TimeReader.Moment closed = moment(row, "closed");
        if (status == null ? closed == null : !isClosed(status)) {
            if (closed != null) {
                warnings.add(Warning.OPEN_WITH_END, line);
            }
            return new Ending(true, null);
        }
        TimeReader.Moment last = closed == null ? updated : closed;
        if (last == null) {
            warnings.add(Warning.NO_END, line);
            return new Ending(false, null);
        }
        Instant end = end(last, reported);
        if (end.isBefore(reported.start())) {
            warnings.add(Warning.ENDS_FIRST, line);
            return new Ending(false, null);
        }
        return new Ending(false, end);
    }

    private boolean isClosed(String status) {
        String key = CellText.key(status);
        boolean closed = mapping.closed().contains(key);
        if (!closed && !mapping.open().contains(key)) {
            warnings.unknownStatus(status);
        }
        return closed;
    }

    /** An hour that occurs twice may be the second one; a closing on the day of the report is after the report. */
    private Instant end(TimeReader.Moment closed, TimeReader.Moment reported) {
        Instant begin = reported.start();
        Instant first = closed.start();
        if (!first.isBefore(begin)) {
            return first;
        }
        if (closed.day()) {
            return closed.end().isBefore(begin) ? first : begin;
        }
        return closed.at().withLaterOffsetAtOverlap().toInstant();
    }

    private static Instant latest(Instant reported, TimeReader.@Nullable Moment updated, @Nullable Instant closed) {
        Instant latest = closed == null ? reported : closed;
        return updated != null && updated.start().isAfter(latest) ? updated.start() : latest;
    }
}
