package pilotcity.index.state;

import java.time.Instant;
import java.util.Map;

/**
 * What an index showed for a while: as long as no document came or went and no segment was merged.
 *
 * @param id names this state; no other state of any index has the same
 * @param since when it was first visible
 * @param checkpoint what had been applied at least
 */
public record IndexState(String id, Instant since, Map<String, String> checkpoint) {}
