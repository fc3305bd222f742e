package pilotcity.portal.suggestion.conversation;

import pilotcity.index.Index;
import pilotcity.portal.suggestion.Suggester;

/** Leads a conversation to a report. Nothing is kept: each call is given all that has been said. */
public final class ConversationGuide {
    private final Suggester suggester;

    public ConversationGuide(Suggester suggester) {
        this.suggester = suggester;
    }

    /**
     * What has been understood, and the next question or the report.
     *
     * @throws pilotcity.portal.kernel.problem.Problem BAD_REQUEST that names the turn which does not fit
     */
    public ConversationState proceed(Index index, Conversation conversation) {
        return new Replay(index, suggester, conversation).run();
    }
}
