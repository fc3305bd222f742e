package pilotcity.index.store;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Points in time as the index holds them: microseconds since 1970, PostgreSQL's own resolution. */
public final class EpochMicroseconds {
    private static final long LAST_SECOND = Long.MAX_VALUE / 1_000_000 - 1;

    private EpochMicroseconds() {}

    public static long micros(Instant instant) {
        long second = Math.clamp(instant.getEpochSecond(), -LAST_SECOND, LAST_SECOND);
        return second * 1_000_000 + TimeUnit.NANOSECONDS.toMicros(instant.getNano());
    }
}
