package pilotcity.portal.face.ogc.core;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import pilotcity.index.Index;
import pilotcity.index.search.Coverage;

/** How far collections reach, measured anew when something has changed, but not at every change. */
public final class CollectionExtents {
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final Map<String, CachedExtent> measured = new ConcurrentHashMap<>();

    private record CachedExtent(Coverage extent, long version, long at) {
        boolean isGood(long now, long current) {
            return version == current || now - at < FRESH.toNanos();
        }
    }

    /** @param kind the singular name of a kind of {@code index} */
    public Coverage of(Index index, String kind) {
        long now = System.nanoTime();
        long version = index.version();
        CachedExtent last = measured.get(kind);
        if (last != null && last.isGood(now, version)) {
            return last.extent();
        }
        Coverage extent = index.coverage(kind);
        measured.put(kind, new CachedExtent(extent, version, now));
        return extent;
    }
}
