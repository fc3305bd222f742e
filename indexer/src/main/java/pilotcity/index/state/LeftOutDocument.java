package pilotcity.index.state;

import java.time.Instant;

/**
 * A document of the database that is missing from the index because it cannot be read or indexed.
 *
 * @param since when that was first seen
 * @param reason for the operator; it may quote what the document holds
 */
public record LeftOutDocument(String kind, String id, Instant since, String reason) {}
