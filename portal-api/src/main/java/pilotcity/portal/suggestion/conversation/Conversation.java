package pilotcity.portal.suggestion.conversation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.suggestion.conversation.question.ConversationLanguage;

/**
 * All that somebody has said so far, and what is known besides.
 *
 * @param language to answer in, or null: that of the words
 * @param turns in their order
 * @param where as the device, a photo or somebody else's form says
 * @param category that was chosen before, or null
 * @param campaign that it is for, or null
 * @param split whether several matters are to become records of their own
 */
public record Conversation(
        @Nullable ConversationLanguage language,
        List<Turn> turns,
        Whereabouts where,
        @Nullable String category,
        @Nullable String campaign,
        boolean split) {
    /** Beyond the words and the answers to two questions there is room for corrections. */
    public static final int MOST_TURNS = 20;

    /** As many characters as the description of a report may have. */
    public static final int LONGEST_WORDS = 4_000;

    /** How many questions are asked at most. */
    public static final int MOST_QUESTIONS = 2;

    /** How many further records one report can make. */
    static final int MOST_PARTS = 5;

    public Conversation {
        turns = List.copyOf(turns);
    }

    public static Conversation begin() {
        return new Conversation(null, List.of(), Whereabouts.UNKNOWN, null, null, false);
    }

    /** The same in another language. */
    public Conversation in(ConversationLanguage other) {
        return new Conversation(other, turns, where, category, campaign, split);
    }

    /** The same in another place. */
    public Conversation at(Whereabouts other) {
        return new Conversation(language, turns, other, category, campaign, split);
    }

    /** The same with other turns. */
    public Conversation withTurns(List<Turn> others) {
        return new Conversation(language, others, where, category, campaign, split);
    }
}
