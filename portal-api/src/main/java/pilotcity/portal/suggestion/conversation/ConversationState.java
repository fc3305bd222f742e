package pilotcity.portal.suggestion.conversation;

import java.util.List;
import java.util.Optional;
import pilotcity.index.kind.Label;
import pilotcity.portal.suggestion.conversation.question.ConversationLanguage;
import pilotcity.portal.suggestion.conversation.question.Question;

/**
 * Where a conversation has come to.
 *
 * @param language to answer in
 * @param log what was asked and what was replied, in order
 * @param photos how many have come along
 * @param asked how many questions have been asked before this one
 * @param question the next one; empty where the report is ready
 * @param draft the report as it would be sent now
 * @param confirmed whether the report is ready and the person has said that it is right
 */
public record ConversationState(
        ConversationLanguage language,
        List<Exchange> log,
        int photos,
        Understanding understood,
        int asked,
        Optional<Question> question,
        ReportDraft draft,
        boolean confirmed) {
    /**
     * A turn, and the question that it replied to.
     *
     * @param question empty where it was said unasked
     * @param reply in words
     */
    public record Exchange(Optional<Question> question, Label reply) {}

    public ConversationState {
        log = List.copyOf(log);
    }

    /** Which question this one is; one that is asked again, for want of anything to send, counts once. */
    public int number() {
        return Math.min(asked + 1, Conversation.MOST_QUESTIONS);
    }

    public boolean isReady() {
        return question.isEmpty();
    }
}
