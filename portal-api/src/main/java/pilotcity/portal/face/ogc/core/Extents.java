package pilotcity.portal.face.ogc.core;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import pilotcity.index.Index;
import pilotcity.index.search.Coverage;

/** How far collections reach, measured anew when something has changed, but not at every change. */
public final class Extents {
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final Map<String, Measured> measured = new ConcurrentHashMap<>();

    private record Measured(Coverage extent, long version, long at) {
        boolean isGood(long now, long current) {
            return version == current || now - at < FRESH.toNanos();
        }
    }

    /** @param kind the singular name of a kind of {@code index} */
    public Coverage of(Index index, String kind) {
        long now = System.nanoTime();
        long version = index.version();
        Measured last = measured.get(kind);
        if (last != null && last.isGood(now, version)) {
            return last.extent();
        }
        Coverage extent = index.coverage(kind);
        measured.put(kind, new Measured(extent, version, now));
        return extent;
    }
}
