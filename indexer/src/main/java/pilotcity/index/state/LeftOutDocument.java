package pilotcity.index.state;

import java.time.Instant;

/**
 * A document that is in the database and not in the index, because it cannot be read or indexed as it is.
 *
 * @param since when that was first seen
 * @param reason for the operator; it may quote what the document holds
 */
public record LeftOutDocument(String kind, String id, Instant since, String reason) {}
