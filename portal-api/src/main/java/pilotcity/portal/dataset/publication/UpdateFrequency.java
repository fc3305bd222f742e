package pilotcity.portal.dataset.publication;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How often data sets say that they are updated (EU authority table "frequency"), and whether they are. */
final class UpdateFrequency {
    private static final String PREFIX = "http://publications.europa.eu/resource/authority/frequency/";

    /** The longest time that one version may be the newest, in hours. */
    private static final Map<String, Integer> HOURS = Map.ofEntries(
            Map.entry("HOURLY", 1),
            Map.entry("BIHOURLY", 2),
            Map.entry("TRIHOURLY", 3),
            Map.entry("12HRS", 12),
            Map.entry("DAILY_2", 24),
            Map.entry("DAILY", 24),
            Map.entry("WEEKLY_5", days(3)),
            Map.entry("WEEKLY_3", days(3)),
            Map.entry("WEEKLY_2", days(4)),
            Map.entry("WEEKLY", days(7)),
            Map.entry("BIWEEKLY", days(14)),
            Map.entry("MONTHLY_3", days(11)),
            Map.entry("MONTHLY_2", days(16)),
            Map.entry("MONTHLY", days(31)),
            Map.entry("BIMONTHLY", days(62)),
            Map.entry("QUARTERLY", days(92)),
            Map.entry("ANNUAL_3", days(123)),
            Map.entry("ANNUAL_2", days(184)),
            Map.entry("ANNUAL", days(366)),
            Map.entry("BIENNIAL", days(731)),
            Map.entry("TRIENNIAL", days(1096)),
            Map.entry("QUADRENNIAL", days(1461)),
            Map.entry("QUINQUENNIAL", days(1827)),
            Map.entry("DECENNIAL", days(3653)));

    private static final Set<String> SAY_NOTHING = Set.of("UNKNOWN", "OTHER");

    /** A holiday or a late delivery breaks no promise. */
    private static final int PARTS_OF_GRACE = 10;

    private static final Duration LEAST_GRACE = Duration.ofDays(1);

    private UpdateFrequency() {}

    private static int days(int days) {
        return (int) Duration.ofDays(days).toHours();
    }

    /**
     * Whether a data set is as fresh as it says: its newest version is not older than one interval and a tenth of that,
     * but at least a day. Who promises no interval, as with irregular updates, keeps the promise; who says nothing does
     * not.
     *
     * @param frequency an address in the authority table, or null
     */
    static boolean isKept(@Nullable String frequency, Instant published, Instant now) {
        if (frequency == null || SAY_NOTHING.contains(code(frequency))) {
            return false;
        }
        return findInterval(frequency)
                .map(interval -> published.plus(interval).plus(grace(interval)).isAfter(now))
                .orElse(true);
    }

    private static Optional<Duration> findInterval(String frequency) {
        return Optional.ofNullable(HOURS.get(code(frequency))).map(Duration::ofHours);
    }

    private static Duration grace(Duration interval) {
        Duration part = interval.dividedBy(PARTS_OF_GRACE);
        return part.compareTo(LEAST_GRACE) > 0 ? part : LEAST_GRACE;
    }

    private static String code(String frequency) {
        return frequency.startsWith(PREFIX) ? frequency.substring(PREFIX.length()) : frequency;
    }
}
