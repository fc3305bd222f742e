package pilotcity.portal.servicerequest.intake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.suggestion.WordsReader;
import pilotcity.portal.kernel.suggestion.WordsReading;
import pilotcity.portal.kernel.suggestion.WordsReading.FoundDanger;
import pilotcity.portal.servicerequest.lifecycle.HistoryWriter;

/**
 * What is proposed for the words of a report before anybody has looked at it. Only what may be published of them is
 * read: an entry must not give away what was masked.
 */
record WordsProposal(Optional<WordsReading> reading, Optional<FoundDanger> found) {

    /** @param masked the words that may be published */
    static WordsProposal of(@Nullable String masked, WordsReader reader) {
        return of(masked, Map.of(), reader);
    }

    /**
     * @param masked the words that may be published
     * @param answers to what the category asks, which may deny a danger
     */
    static WordsProposal of(@Nullable String masked, Map<String, List<String>> answers, WordsReader reader) {
        if (masked == null) {
            return new WordsProposal(Optional.empty(), Optional.empty());
        }
        WordsReading read = reader.read(masked);
        return new WordsProposal(Optional.of(read), WordsReading.answered(read.danger(), masked, answers));
    }

    @Nullable
    String danger() {
        return found.map(danger -> danger.danger().code()).orElse(null);
    }

    /** Before what anybody decides, which supersedes it. */
    void addTo(HistoryWriter history) {
        addCategoryTo(history);
        found.ifPresent(
                danger -> history.suggestion("danger", danger.danger().code(), danger.probability(), danger.model()));
    }

    /** The category alone, where the model is sure. */
    void addCategoryTo(HistoryWriter history) {
        reading.ifPresent(read -> read.sure()
                .ifPresent(sure -> history.suggestion(
                        "category", sure.category(), sure.probability(), String.valueOf(read.model()))));
    }
}
