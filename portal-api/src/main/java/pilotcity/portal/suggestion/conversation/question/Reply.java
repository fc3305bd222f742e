package pilotcity.portal.suggestion.conversation.question;

import java.util.List;

/** What a reply in words comes to. */
public sealed interface Reply {
    /** An answer to the question. */
    record Values(List<String> values) implements Reply {}

    /** An address. */
    record Address(String address) implements Reply {}

    /** The question is left open. */
    record Skip() implements Reply {}

    /** Something else, which belongs to the words of the report. */
    record Words(String words) implements Reply {}
}
