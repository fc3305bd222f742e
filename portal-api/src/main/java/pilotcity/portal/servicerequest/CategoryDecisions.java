package pilotcity.portal.servicerequest;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What has been said of a record's category: by models, which propose, and by people, who decide.
 *
 * @param entries classifications of the category, in order
 */
record CategoryDecisions(List<HistoryEntry> entries) {
    private static final String REPORTER = "reporter";

    static CategoryDecisions of(List<HistoryEntry> history) {
        return new CategoryDecisions(history.stream()
                .filter(entry -> entry.isClassification() && "category".equals(entry.subject()))
                .toList());
    }

    /** What a model proposed last, while nobody has decided since. */
    Optional<HistoryEntry> standingSuggestion() {
        return entries.isEmpty()
                ? Optional.empty()
                : Optional.of(entries.getLast()).filter(HistoryEntry::isSuggestion);
    }

    /** Whether nobody but the reporter has decided, and a model proposes another category. */
    boolean isContested() {
        List<HistoryEntry> standing = standing();
        return !standing.isEmpty()
                && standing.getLast().role().equals(REPORTER)
                && lastSuggestion()
                        .filter(proposed -> !Objects.equals(
                                proposed.value(), standing.getLast().value()))
                        .isPresent();
    }

    private Optional<HistoryEntry> lastSuggestion() {
        return entries.stream().filter(HistoryEntry::isSuggestion).reduce((earlier, later) -> later);
    }

    /** The decisions without those that their own party has taken back. */
    private List<HistoryEntry> standing() {
        List<HistoryEntry> standing = new ArrayList<>();
        entries.stream().filter(entry -> !entry.isSuggestion()).forEach(entry -> {
            if (takesBack(standing, entry)) {
                standing.removeLast();
            } else {
                standing.add(entry);
            }
        });
        return standing;
    }

    /**
     * To take back is to say again what stood before one's own last word; where that was the same, an entry has to name
     * what it takes back.
     */
    private static boolean takesBack(List<HistoryEntry> standing, HistoryEntry entry) {
        if (standing.size() < 2) {
            return false;
        }
        HistoryEntry own = standing.getLast();
        HistoryEntry before = standing.get(standing.size() - 2);
        boolean said = String.valueOf(own.id()).equals(entry.reference());
        return Objects.equals(before.value(), entry.value())
                && (said || !Objects.equals(own.value(), entry.value()))
                && own.role().equals(entry.role())
                && Objects.equals(own.organisation(), entry.organisation());
    }
}
