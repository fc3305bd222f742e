package pilotcity.portal.servicerequest.intake;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.learning.danger.DangerSigns;
import pilotcity.portal.kernel.verb.WordsClassifier;
import pilotcity.portal.kernel.verb.WordsClassifier.ProposedCategory;
import pilotcity.portal.servicerequest.lifecycle.HistoryWriter;

/**
 * What is proposed for the words of a report before anybody has looked at it. Only what may be published of them is
 * read: an entry must not give away what was masked.
 */
record WordsProposal(Optional<ProposedCategory> category, Optional<DangerSigns.FoundDanger> found) {
    private static final WordsProposal NOTHING = new WordsProposal(Optional.empty(), Optional.empty());

    /** @param masked the words that may be published */
    static WordsProposal of(@Nullable String masked, WordsClassifier classifier) {
        return masked == null
                ? NOTHING
                : new WordsProposal(
                        classifier.propose(masked), DangerSigns.bundled().find(masked));
    }

    @Nullable
    String danger() {
        return found.map(each -> each.danger().code()).orElse(null);
    }

    /** Before what anybody decides, which supersedes it. */
    void addTo(HistoryWriter history) {
        addCategoryTo(history);
        found.ifPresent(each -> history.suggestion("danger", each.danger().code(), null, DangerSigns.VERSION));
    }

    void addCategoryTo(HistoryWriter history) {
        category.ifPresent(each -> history.suggestion("category", each.category(), each.confidence(), each.model()));
    }
}
