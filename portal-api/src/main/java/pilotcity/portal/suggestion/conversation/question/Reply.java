package pilotcity.portal.suggestion.conversation.question;

import java.util.List;

/** What a reply in words comes to. */
public sealed interface Reply {
    /** An answer to the question. */
    record Values(List<String> values) implements Reply {}

    /** An answer that tells more than was asked, which belongs to the words as well. */
    record Told(List<String> values, String words) implements Reply {}

    /**
     * A point.
     *
     * @param lon degrees in {@code crs}
     * @param lat degrees in {@code crs}
     */
    record Point(double lon, double lat, String crs) implements Reply {}

    /** An address. */
    record Address(String address) implements Reply {}

    /** The question is left open. */
    record Skip() implements Reply {}

    /** Something else, which belongs to the words of the report. */
    record Words(String words) implements Reply {}
}
