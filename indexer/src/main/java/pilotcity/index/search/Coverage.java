package pilotcity.index.search;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/**
 * How far documents reach in space and time.
 *
 * @param box WGS84; null-like where none has a place
 * @param from the first moment of any, or null where none has a time or one is open at its beginning
 * @param to the last one, or null where none has a time or one is open at its end
 */
public record Coverage(
        Envelope box, @Nullable Instant from, @Nullable Instant to) {}
