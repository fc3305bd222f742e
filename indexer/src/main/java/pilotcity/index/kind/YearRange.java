package pilotcity.index.kind;

import java.time.Instant;
import java.time.LocalDate;

/** The range of years that documents may use: four digits, which every output format can write. */
public final class YearRange {
    /** For people: what {@link #contain} asks for. */
    public static final String RANGE = "in the years 1 to 9999 once in UTC";

    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);
    private static final Instant FROM = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private YearRange() {}

    public static boolean contain(LocalDate day) {
        return !day.isBefore(FIRST) && !day.isAfter(LAST);
    }

    public static boolean contain(Instant time) {
        return !time.isBefore(FROM) && !time.isAfter(UNTIL);
    }
}
