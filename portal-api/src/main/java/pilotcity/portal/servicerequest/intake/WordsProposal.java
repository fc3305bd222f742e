package pilotcity.portal.servicerequest.intake;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.suggestion.WordsReader;
import pilotcity.portal.kernel.suggestion.WordsReading;
import pilotcity.portal.servicerequest.lifecycle.HistoryWriter;

/**
 * What is proposed for the words of a report before anybody has looked at it. Only what may be published of them is
 * read: an entry must not give away what was masked.
 */
record WordsProposal(Optional<WordsReading> reading) {

    /** @param masked the words that may be published */
    static WordsProposal of(@Nullable String masked, WordsReader reader) {
        return new WordsProposal(masked == null ? Optional.empty() : Optional.of(reader.read(masked)));
    }

    @Nullable
    String danger() {
        return reading.flatMap(WordsReading::danger)
                .map(found -> found.danger().code())
                .orElse(null);
    }

    /** Before what anybody decides, which supersedes it. */
    void addTo(HistoryWriter history) {
        addCategoryTo(history);
        reading.flatMap(WordsReading::danger)
                .ifPresent(found ->
                        history.suggestion("danger", found.danger().code(), found.probability(), found.model()));
    }

    /** The category alone, where the model is sure. */
    void addCategoryTo(HistoryWriter history) {
        reading.ifPresent(read -> read.sure()
                .ifPresent(sure -> history.suggestion(
                        "category", sure.category(), sure.probability(), String.valueOf(read.model()))));
    }
}
