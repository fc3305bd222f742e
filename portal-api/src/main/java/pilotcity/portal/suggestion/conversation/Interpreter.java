package pilotcity.portal.suggestion.conversation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.portal.kernel.privacy.PersonalDataMasking;
import pilotcity.portal.kernel.suggestion.WordsReading;
import pilotcity.portal.suggestion.Suggester;
import pilotcity.portal.suggestion.SuggestionRequest;
import pilotcity.portal.suggestion.Suggestions;
import pilotcity.portal.suggestion.Suggestions.ReportPart;
import pilotcity.portal.suggestion.conversation.question.CategoryQuestions;
import pilotcity.portal.suggestion.place.PlaceSuggestion;

/**
 * Makes sense of all that has been said up to one turn.
 *
 * @param category that somebody chose, or null
 * @param declined whether the categories that were offered are wrong
 * @param where it is, as somebody has said or the device has
 * @param corrected whether {@code where} stands against what the words say
 * @param answers to questions of whatever category
 */
record Interpreter(
        Index index,
        Suggester suggester,
        String description,
        @Nullable Document category,
        boolean declined,
        Whereabouts where,
        boolean corrected,
        Map<String, List<String>> answers,
        boolean split) {

    SuggestionRequest request() {
        return request(placed());
    }

    private SuggestionRequest request(Whereabouts placed) {
        Point point = placed.point();
        return new SuggestionRequest(
                description,
                category == null ? null : category.id(),
                point == null ? null : point.getX(),
                point == null ? null : point.getY(),
                placed.place());
    }

    /** Where it is as was said, with the division that the line of the address names without much doubt. */
    private Whereabouts placed() {
        String address = where.address();
        if (address == null || where.place() != null || where.hasPoint()) {
            return where;
        }
        String masked = PersonalDataMasking.screen(address).masked();
        SuggestionRequest ofAddress = SuggestionRequest.ofWords(masked);
        return SaidPlace.of(suggester.places(index, masked, ofAddress), masked)
                .where()
                .divisionAlone()
                .with(where);
    }

    Understanding understand() {
        Whereabouts placed = placed();
        SuggestionRequest request = request(placed);
        Suggestions suggestions = suggester.suggest(index, request);
        String masked = PersonalDataMasking.screen(description).masked();
        List<ReportPart> parts = split ? suggestions.parts() : List.of();
        Document about = about(suggestions, parts);
        List<PlaceSuggestion> named = corrected ? List.of() : suggestions.places();
        SaidPlace said = SaidPlace.of(named, masked);
        Map<String, List<String>> replies = answersTo(about, masked);
        return new Understanding(
                masked,
                suggestions.with(
                        WordsReading.answered(suggestions.danger(), masked, replies),
                        Optional.ofNullable(about).map(each -> suggester.answerer(index, each, request, named))),
                about,
                category != null,
                together(said, placed),
                where.isFound() || said.exact(),
                replies,
                others(parts, about));
    }

    /** Whoever says where it is knows better than the first words, so that no point of theirs stays beside an address. */
    private static Whereabouts together(SaidPlace said, Whereabouts placed) {
        if (placed.hasPoint()) {
            return placed;
        }
        Whereabouts words = said.where();
        return (placed.address() == null ? words : words.divisionAlone()).with(placed);
    }

    /** What somebody chose, else the first of several matters, else what is sure. */
    private @Nullable Document about(Suggestions suggestions, List<ReportPart> parts) {
        if (category != null) {
            return category;
        }
        if (!parts.isEmpty()) {
            return parts.getFirst().category().category();
        }
        return declined || !suggestions.sure()
                ? null
                : suggestions.categories().getFirst().category();
    }

    /** The matters beside that of the record itself; all where it is about none of them. */
    private static List<ReportPart> others(List<ReportPart> parts, @Nullable Document about) {
        return parts.stream()
                .filter(part ->
                        about == null || !part.category().category().id().equals(about.id()))
                .limit(Conversation.MOST_PARTS)
                .toList();
    }

    private Map<String, List<String>> answersTo(@Nullable Document about, String masked) {
        if (about == null) {
            return Map.of();
        }
        CategoryQuestions questions = CategoryQuestions.of(index, about);
        Map<String, List<String>> all = new LinkedHashMap<>(questions.said(masked));
        all.putAll(questions.of(answers));
        return all;
    }
}
