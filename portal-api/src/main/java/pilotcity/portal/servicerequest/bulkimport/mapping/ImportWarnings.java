package pilotcity.portal.servicerequest.bulkimport.mapping;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Warnings about an imported file: rows that are accepted but look wrong. */
public final class ImportWarnings {
    private static final int MOST_NAMES = 2_000;
    private static final int MOST_POINTS = 500_000;
    private static final int SHOWN = 8;
    private static final int MANY_ROWS = 20;
    private static final double MANY_SHARE = 0.01;
    private static final double PLACES = 1e4;

    /** What can be found in a row. */
    enum Warning {
        NO_END("are closed, and nobody says when: taken as closed at an unknown time"),
        ENDS_FIRST("were closed before they were reported: taken as closed at an unknown time"),
        NO_DURATION("were closed the moment they were reported"),
        OPEN_WITH_END("have a closing time and a status that is not closed: taken as open"),
        FUTURE("lie in the future"),
        NO_POINT("have no point"),
        UNKNOWN_POINT("have coordinates that stand for no point"),
        LEFT_OUT_HOUR("have a time that the clocks there left out in spring: taken an hour later"),
        NEVER("have a time of change, of closing or until when that is 1970-01-01, an epoch of 0: taken as none"),
        EXCHANGED("would lie in the time zone with longitude and latitude exchanged, and lie elsewhere"),
        SAME("are the same as a row before, in all that says which row it is");

        private final String words;

        Warning(String words) {
            this.words = words;
        }
    }

    private static final class Count {
        private final long first;
        private long last;
        private long rows;

        Count(long first) {
            this.first = first;
        }

        /** Once for each row, however often it is found there. */
        void add(long line) {
            rows += line == last ? 0 : 1;
            last = line;
        }
    }

    private final Map<Warning, Count> counts = new EnumMap<>(Warning.class);
    private final Map<String, Long> statuses = new HashMap<>();
    private final Map<String, Long> services = new HashMap<>();
    private final Map<Long, Integer> points = new HashMap<>();
    private final boolean countsPoints;
    private final List<String> remarks = new ArrayList<>();
    private final List<Runnable> pending = new ArrayList<>();
    private final OutlierDetector outlierDetector = new OutlierDetector();
    private long pointRows;
    private @Nullable Instant earliest;
    private @Nullable Instant latest;
    private double west = 180;
    private double south = 90;
    private double east = -180;
    private double north = -90;

    /** @param countsPoints whether to find out how many rows lie on one point */
    public ImportWarnings(boolean countsPoints) {
        this.countsPoints = countsPoints;
    }

    /** Begins a row. What is found in it counts when it is {@link #keep kept}. */
    void begin() {
        pending.clear();
    }

    void add(Warning finding, long line) {
        pending.add(
                () -> counts.computeIfAbsent(finding, key -> new Count(line)).add(line));
    }

    /** Something about the file as a whole. */
    void remark(String words) {
        remarks.add(words);
    }

    void unknownStatus(String status) {
        pending.add(() -> count(statuses, status));
    }

    void withoutCategory(String service) {
        pending.add(() -> count(services, service));
    }

    private static void count(Map<String, Long> names, String name) {
        if (names.size() < MOST_NAMES || names.containsKey(name)) {
            names.merge(name, 1L, Long::sum);
        }
    }

    /** The row is taken. */
    void keep(Instant reported, MappedRow.Location spot, long line) {
        pending.forEach(Runnable::run);
        pending.clear();
        earliest = earliest == null || reported.isBefore(earliest) ? reported : earliest;
        latest = latest == null || reported.isAfter(latest) ? reported : latest;
        Double lon = spot.lon();
        Double lat = spot.lat();
        if (lon == null || lat == null) {
            return;
        }
        west = Math.min(west, lon);
        east = Math.max(east, lon);
        south = Math.min(south, lat);
        north = Math.max(north, lat);
        outlierDetector.add(lon, lat, line);
        if (countsPoints) {
            pointRows++;
            long key = Math.round(lon * PLACES) * 10_000_000L + Math.round(lat * PLACES);
            if (points.size() < MOST_POINTS || points.containsKey(key)) {
                points.merge(key, 1, Integer::sum);
            }
        }
    }

    /** From when to when, and from where to where. */
    public List<String> extent() {
        List<String> lines = new ArrayList<>();
        if (earliest != null) {
            lines.add("reported from " + earliest + " to " + latest);
        }
        if (west <= east) {
            lines.add(String.format(
                    Locale.ROOT, "longitude %.4f to %.4f, latitude %.4f to %.4f", west, east, south, north));
        }
        return lines;
    }

    /** One line for each thing that was found. */
    public List<String> warnings() {
        List<String> lines = new ArrayList<>(remarks);
        counts.forEach((finding, count) -> lines.add(
                String.format(Locale.ROOT, "%,d rows %s (first in line %d)", count.rows, finding.words, count.first)));
        outlierDetector.warning().ifPresent(lines::add);
        if (!statuses.isEmpty()) {
            lines.add("statuses that the mapping does not name, taken as open: " + most(statuses));
        }
        if (!services.isEmpty()) {
            lines.add("without a category here: " + most(services));
        }
        points.entrySet().stream()
                .filter(point -> point.getValue() >= MANY_ROWS && point.getValue() > MANY_SHARE * pointRows)
                .sorted(Map.Entry.<Long, Integer>comparingByValue().reversed())
                .limit(SHOWN)
                .forEach(point -> lines.add(crowd(point.getKey(), point.getValue())));
        return lines;
    }

    private static String crowd(long key, int rows) {
        long lat = Math.floorMod(key + 5_000_000L, 10_000_000L) - 5_000_000L;
        long lon = (key - lat) / 10_000_000L;
        return String.format(
                Locale.ROOT,
                "%,d rows lie on one point, %.4f, %.4f: does it stand for none? (unknownPoints)",
                rows,
                lon / PLACES,
                lat / PLACES);
    }

    private static String most(Map<String, Long> names) {
        String shown = names.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(SHOWN)
                .map(entry -> String.format(Locale.ROOT, "%s (%,d)", entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
        return names.size() > SHOWN ? shown + " and " + (names.size() - SHOWN) + " more" : shown;
    }
}
