package pilotcity.portal.suggestion;

import java.time.Duration;

/** Is told of every answer of a suggester, on the thread that made it, and must return at once. */
@FunctionalInterface
public interface SuggestionWatcher {
    SuggestionWatcher NONE = (suggestions, took) -> {};

    /** @param took from the question to the answer */
    void suggested(Suggestions suggestions, Duration took);
}
