package pilotcity.portal.kernel.filestore;

import java.time.Instant;

/**
 * A file as the store lists it.
 *
 * @param name SHA-256 of content, or the name of a part
 * @param modified when it was put last
 */
public record ListedFile(String name, long bytes, Instant modified) {}
