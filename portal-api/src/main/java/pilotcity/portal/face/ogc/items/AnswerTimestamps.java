package pilotcity.portal.face.ogc.items;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import pilotcity.index.Index;
import pilotcity.portal.face.ogc.core.OgcCollection;

/** Since when documents are as they are: {@code timeStamp} of answers, which are equal as long as nothing changes. */
final class AnswerTimestamps {
    private final Map<String, Stamp> stamps = new ConcurrentHashMap<>();

    private record Stamp(long version, Instant since) {}

    Instant of(OgcCollection ogcCollection, Index index) {
        long version = index.version();
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return stamps.compute(
                        ogcCollection.id(),
                        (id, last) -> last != null && last.version() == version ? last : new Stamp(version, now))
                .since();
    }
}
