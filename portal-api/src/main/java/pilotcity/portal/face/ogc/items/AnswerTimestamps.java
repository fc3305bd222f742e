package pilotcity.portal.face.ogc.items;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import pilotcity.portal.face.ogc.core.Features;
import pilotcity.portal.face.ogc.core.OgcCollection;

/**
 * The {@code timeStamp} of answers: when the collection reached its present state, so that answers are equal while
 * nothing changes.
 */
final class AnswerTimestamps {
    private final Map<String, Stamp> stamps = new ConcurrentHashMap<>();

    private record Stamp(long version, Instant since) {}

    Instant of(OgcCollection collection, Features features) {
        long version = features.version();
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return stamps.compute(
                        collection.id(),
                        (id, last) -> last != null && last.version() == version ? last : new Stamp(version, now))
                .since();
    }
}
