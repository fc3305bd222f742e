package pilotcity.portal.record.bulk;

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
import pilotcity.portal.record.MediaAddress;
import pilotcity.portal.record.bulk.Findings.Finding;
import pilotcity.portal.record.bulk.MappedRow.Screened;
import pilotcity.portal.record.bulk.MappedRow.Spot;
import pilotcity.portal.record.bulk.value.TimeReader;
import pilotcity.portal.record.bulk.value.Words;

/** Makes a record of a row, or says why it is none. */
public final class RowMapper {
    private static final Pattern PLAIN_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,100}");
    private static final int LONGEST_TEXT = 20_000;
    private static final int LONGEST_ID = 400;

    private final Mapping mapping;
    private final Columns columns;
    private final TimeReader clock;
    private final Spots spots;
    private final Set<String> sensitive;
    private final Function<Point, @Nullable String> places;
    private final Findings findings;
    private final int[] identity;
    private final Map<String, Integer> alike = new HashMap<>();
    private final Instant now = Instant.now();

    /** What became of it: {@code end} is null while it is open, and where nobody knows. */
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
            Mapping mapping,
            Columns columns,
            Set<String> sensitive,
            Function<Point, @Nullable String> places,
            Findings findings) {
        this.mapping = mapping;
        this.columns = columns;
        this.clock = new TimeReader(mapping.zone(), mapping.times());
        this.spots = new Spots(mapping, columns, findings);
        this.sensitive = sensitive;
        this.places = places;
        this.findings = findings;
        this.identity = columns.identity(mapping.identity(), Mapping.PROGRESS);
    }

    /** The column that the id stands in, as the file calls it. */
    String idColumn() {
        return columns.name("id");
    }

    MappedRow map(CsvRecord row) throws Rejection {
        findings.begin();
        requireComplete(row);
        MappedRow mapped = mapped(row, id(row), times(row));
        return mapped.digested(mapping.organisation().id(), spots.crs());
    }

    private Times times(CsvRecord row) throws Rejection {
        TimeReader.Moment reported = moment(row, "reported");
        if (reported == null) {
            throw new Rejection(columns.name("reported"), "is empty");
        }
        TimeReader.Moment updated = moment(row, "updated");
        TimeReader.Moment due = moment(row, "due");
        Ending ending = ending(row, reported, updated);
        Instant begin = reported.start();
        return new Times(begin, latest(begin, updated, ending.end()), ending, due == null ? null : due.end());
    }

    private MappedRow mapped(CsvRecord row, String sourceId, Times times) throws Rejection {
        String serviceName = text(row, "serviceName");
        String category = category(serviceName);
        boolean hidden = category != null && sensitive.contains(category);
        Spot spot = spots.read(row, hidden);
        Double lon = spot.lon();
        Double lat = spot.lat();
        return new MappedRow(
                row,
                mapping.source() + ":" + (isPlain(sourceId) ? sourceId : Digests.plain(sourceId)),
                sourceId,
                times.begin(),
                times.updated(),
                times.ending().open(),
                times.ending().end(),
                times.due(),
                serviceName,
                category,
                screened(text(row, "description")),
                hidden ? new Screened(text(row, "address"), null) : screened(text(row, "address")),
                screened(text(row, "statusNotes")),
                text(row, "agency"),
                url(row, hidden),
                spot,
                lon == null || lat == null ? null : places.apply(Geometries.point(lon, lat)),
                "");
    }

    /** The row becomes a record: what there is to be wondered at in it is told. */
    void keep(MappedRow row) {
        Instant closed = row.closed();
        if (row.reported().isAfter(now) || (closed != null && closed.isAfter(now))) {
            findings.add(Finding.FUTURE, row.line());
        }
        if (row.reported().equals(closed)) {
            findings.add(Finding.NO_DURATION, row.line());
        }
        findings.keep(row.reported(), row.spot(), row.line());
    }

    private void requireComplete(CsvRecord row) throws Rejection {
        int expected = columns.header().size();
        if (row.getFieldCount() != expected) {
            throw new Rejection("", "has " + row.getFieldCount() + " fields; the header has " + expected);
        }
    }

    private String id(CsvRecord row) throws Rejection {
        if (!mapping.columns().containsKey("id")) {
            String digest = Digests.ofFields(row, identity);
            int before = alike.merge(digest, 1, Integer::sum);
            if (before > 1) {
                findings.add(Finding.SAME, row.getStartingLineNumber());
            }
            return before == 1 ? digest : digest + "-" + before;
        }
        String id = columns.find(row, "id");
        if (id == null) {
            throw new Rejection(columns.name("id"), "is empty");
        }
        if (id.length() > LONGEST_ID || id.indexOf('\0') >= 0) {
            throw new Rejection(columns.name("id"), "is too long for an id, or has the character U+0000");
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
        String category = mapping.categories().get(Words.key(serviceName));
        if (category == null) {
            findings.withoutCategory(serviceName);
        }
        return category;
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
        return new Screened(text, PersonalDataMasking.maskedOrNull(text));
    }

    private @Nullable String url(CsvRecord row, boolean hidden) throws Rejection {
        String url = text(row, "mediaUrl");
        return hidden || url == null || !MediaAddress.isOne(url) ? null : url;
    }

    private TimeReader.@Nullable Moment moment(CsvRecord row, String field) throws Rejection {
        String text = columns.find(row, field);
        if (text == null) {
            return null;
        }
        try {
            boolean needed = field.equals("reported");
            if (!needed && TimeReader.isZero(text)) {
                findings.add(Finding.NEVER, row.getStartingLineNumber());
                return null;
            }
            TimeReader.Moment moment = clock.read(text);
            if (!needed && moment.isZero()) {
                findings.add(Finding.NEVER, row.getStartingLineNumber());
                return null;
            }
            if (moment.leftOut()) {
                findings.add(Finding.LEFT_OUT_HOUR, row.getStartingLineNumber());
            }
            return moment;
        } catch (DateTimeException e) {
            throw new Rejection(columns.name(field), "'" + text + "' " + e.getMessage());
        }
    }

    private Ending ending(CsvRecord row, TimeReader.Moment reported, TimeReader.@Nullable Moment updated)
            throws Rejection {
        long line = row.getStartingLineNumber();
        String status = columns.find(row, "status");
        TimeReader.Moment closed = moment(row, "closed");
        if (status == null ? closed == null : !isClosed(status)) {
            if (closed != null) {
                findings.add(Finding.OPEN_WITH_END, line);
            }
            return new Ending(true, null);
        }
        TimeReader.Moment last = closed == null ? updated : closed;
        if (last == null) {
            findings.add(Finding.NO_END, line);
            return new Ending(false, null);
        }
        Instant end = end(last, reported);
        if (end.isBefore(reported.start())) {
            findings.add(Finding.ENDS_FIRST, line);
            return new Ending(false, null);
        }
        return new Ending(false, end);
    }

    private boolean isClosed(String status) {
        String key = Words.key(status);
        boolean closed = mapping.closed().contains(key);
        if (!closed && !mapping.open().contains(key)) {
            findings.unknownStatus(status);
        }
        return closed;
    }

    /** In the hour that the clock shows twice it may be the second one; on the day of the report it was after that. */
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
