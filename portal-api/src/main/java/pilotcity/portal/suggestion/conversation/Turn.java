package pilotcity.portal.suggestion.conversation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing that somebody has said or chosen. */
public sealed interface Turn {
    /** The code of the question that it answers, or null: the one that stood then, if there was one. */
    @Nullable
    String question();

    /**
     * Words, photos or both. Those of the first turn are the report.
     *
     * @param text may be empty where there are photos
     * @param photos how many came with it
     */
    record Said(@Nullable String question, String text, int photos) implements Turn {}

    /** Where it is. */
    record Placed(@Nullable String question, Whereabouts where) implements Turn {}

    /** One or several of the choices of a question, or what else it takes. */
    record Chosen(@Nullable String question, List<String> values) implements Turn {
        public Chosen {
            values = List.copyOf(values);
        }
    }

    /** The question is left open. */
    record Skipped(@Nullable String question) implements Turn {}
}
