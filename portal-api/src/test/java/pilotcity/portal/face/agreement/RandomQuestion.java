package pilotcity.portal.face.agreement;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import pilotcity.portal.TestPortal;

/**
 * A random question about records.
 *
 * @param filter CQL2 text, or empty
 * @param bbox {@code west,south,east,north}, or empty
 * @param datetime an interval, or empty
 */
record RandomQuestion(String filter, String bbox, String datetime) {
    static final List<String> CATEGORIES = List.of("pothole", "bin-overflow", "cycling-lane-blocked");

    static RandomQuestion random(Random random, Instant now) {
        List<String> conditions = new ArrayList<>();
        if (random.nextBoolean()) {
            conditions.add(condition(random, now));
        }
        if (random.nextInt(3) == 0) {
            conditions.add("(" + condition(random, now) + " OR NOT " + condition(random, now) + ")");
        }
        return new RandomQuestion(
                String.join(" AND ", conditions),
                random.nextInt(3) == 0 ? box(random) : "",
                random.nextInt(3) == 0 ? interval(random, now) : "");
    }

    private static String condition(Random random, Instant now) {
        String category = CATEGORIES.get(random.nextInt(CATEGORIES.size()));
        return switch (random.nextInt(7)) {
            case 0 -> "category = '" + category + "'";
            case 1 -> "category IN ('pothole', '" + category + "')";
            case 2 -> "isOpen = " + random.nextBoolean();
            case 3 -> "description LIKE '%" + random.nextInt(100) + "%'";
            case 4 -> "reported >= TIMESTAMP('" + moment(random, now) + "')";
            case 5 -> "S_INTERSECTS(geometry, BBOX(" + box(random) + "))";
            default -> "CASEI(description) LIKE CASEI('%NUMBER " + random.nextInt(10) + "%')";
        };
    }

    private static String box(Random random) {
        double west = 113 + random.nextDouble();
        double south = 23 + random.nextDouble();
        return String.format(
                Locale.ROOT,
                "%.4f,%.4f,%.4f,%.4f",
                west,
                south,
                west + random.nextDouble(),
                south + random.nextDouble());
    }

    private static String interval(Random random, Instant now) {
        Instant from = moment(random, now);
        return random.nextBoolean() ? from + "/.." : from + "/" + from.plus(random.nextInt(40), ChronoUnit.DAYS);
    }

    private static Instant moment(Random random, Instant now) {
        return now.minus(random.nextInt(80 * 24), ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
    }

    /** The same for OGC API Features, where a box finds what has no place, too (Part 1, clause 7.15.3). */
    RandomQuestion orNowhere() {
        if (bbox.isEmpty()) {
            return this;
        }
        String place = "(S_INTERSECTS(geometry, BBOX(" + bbox + ")) OR geometry IS NULL)";
        return new RandomQuestion(filter.isEmpty() ? place : "(" + filter + ") AND " + place, "", datetime);
    }

    /** Parameters that search, exports, feeds and OGC items share. */
    String parameters() {
        return part("filter", filter) + part("bbox", bbox) + part("datetime", datetime);
    }

    private static String part(String name, String value) {
        return value.isEmpty() ? "" : "&" + name + "=" + TestPortal.encode(value);
    }
}
