package pilotcity.portal.suggestion.duplicate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotcity.index.document.Document;
import pilotcity.index.kind.Label;

/**
 * A record that may mean the same as a report.
 *
 * @param document as lists show it
 * @param probability that they mean the same thing, from 0 to 1
 * @param metres from the report; null where a point is missing, hidden, or less precise than that
 * @param closed whether it is closed already
 * @param reasons what speaks for it and what is to be known of it, the most telling first
 */
public record PossibleDuplicate(
        Document document, double probability, @Nullable Double metres, boolean closed, List<Label> reasons) {

    public DuplicateLikelihood likelihood() {
        return DuplicateLikelihood.of(probability);
    }
}
