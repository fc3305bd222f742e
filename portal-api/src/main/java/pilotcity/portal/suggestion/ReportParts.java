package pilotcity.portal.suggestion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pilotcity.index.Index;
import pilotcity.portal.kernel.suggestion.WordsReader;
import pilotcity.portal.kernel.suggestion.WordsReading;
import pilotcity.portal.suggestion.Suggestions.CategorySuggestion;
import pilotcity.portal.suggestion.Suggestions.ReportPart;

/**
 * Finds the matters that one report raises: its statements are read one by one, and those that are about the same
 * category belong together. What is not sure belongs to the statement before it.
 */
record ReportParts(Index index, WordsReader reader) {
    private static final int MOST = 6;

    /** The matters, in their order; empty where there is only one. */
    List<ReportPart> of(String words) {
        Map<String, ReportPart> parts = new LinkedHashMap<>();
        String current = "";
        StringBuilder before = new StringBuilder();
        for (String statement : Statements.of(words)) {
            WordsReading reading = reader.read(statement);
            List<CategorySuggestion> sure =
                    reading.sure().isPresent() ? Suggester.categories(index, reading) : List.of();
            if (!sure.isEmpty()) {
                current = sure.getFirst().category().id();
                String said = before.append(statement).toString();
                before.setLength(0);
                parts.merge(
                        current,
                        new ReportPart(said, sure.getFirst()),
                        (one, other) -> new ReportPart(one.words() + other.words(), one.category()));
            } else if (current.isEmpty()) {
                before.append(statement);
            } else {
                parts.computeIfPresent(
                        current, (id, part) -> new ReportPart(part.words() + statement, part.category()));
            }
        }
        return parts.size() < 2 ? List.of() : new ArrayList<>(parts.values()).subList(0, Math.min(MOST, parts.size()));
    }
}
