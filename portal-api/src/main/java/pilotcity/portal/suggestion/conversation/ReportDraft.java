package pilotcity.portal.suggestion.conversation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.portal.suggestion.Suggestions.ReportPart;
import pilotcity.portal.suggestion.conversation.question.CategoryQuestions;

/**
 * A report as the verb {@code report} takes it.
 *
 * @param category that somebody chose or that is sure, or null; null as well where it requires an answer that is
 *     missing, without which it takes no report
 * @param answers by the code of the question
 * @param parts the further matters, where they are to be records of their own
 */
public record ReportDraft(
        String description,
        @Nullable String category,
        Whereabouts where,
        Map<String, List<String>> answers,
        @Nullable String campaign,
        List<ReportPart> parts) {
    static ReportDraft of(Index index, Understanding read, String description, @Nullable String campaign) {
        Document about = read.category();
        boolean complete = about != null
                && CategoryQuestions.of(index, about)
                        .firstLacking(read.answers().keySet())
                        .isEmpty();
        return new ReportDraft(
                description,
                about != null && complete ? about.id() : null,
                read.where(),
                read.answers(),
                campaign,
                read.parts());
    }

    public ReportDraft {
        answers = Map.copyOf(answers);
        parts = List.copyOf(parts);
    }

    /** The values by the names of the verb's fields, as JSON has them: numbers, texts, lists and maps. */
    public Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        put(values, "description", description.isEmpty() ? null : description);
        put(values, "category", category);
        put(values, "lon", where.lon());
        put(values, "lat", where.lat());
        put(values, "crs", where.hasPoint() ? where.crs() : null);
        put(values, "accuracy", where.hasPoint() ? where.accuracy() : null);
        put(values, "address", where.address());
        put(values, "place", where.hasPoint() ? null : where.place());
        put(values, "unplaced", where.isUnknown() ? true : null);
        put(values, "campaign", campaign);
        put(values, "answers", category == null || answers.isEmpty() ? null : new TreeMap<>(answers));
        put(
                values,
                "parts",
                parts.isEmpty() ? null : parts.stream().map(ReportDraft::values).toList());
        return values;
    }

    private static Map<String, Object> values(ReportPart part) {
        return Map.of(
                "description", part.words().strip(),
                "category", part.category().category().id());
    }

    private static void put(Map<String, Object> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
    }
}
