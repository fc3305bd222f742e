package pilotcity.portal.suggestion;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pilotcity.index.document.Document;
import pilotcity.portal.kernel.suggestion.WordsReading.FoundDanger;
import pilotcity.portal.suggestion.duplicate.PossibleDuplicate;
import pilotcity.portal.suggestion.place.PlaceSuggestion;

/**
 * What is proposed. Nothing of it is decided.
 *
 * @param model the version that read the words, or null while there is none
 * @param sure whether the first category is more than a guess
 * @param categories at most three, the most probable first
 * @param danger to somebody's life
 * @param places that the words name, the most probable first
 * @param duplicates records that may mean the same, the most probable first
 * @param parts the matters that the words raise, where there are several
 * @param answerer who answers for the chosen category, else for the first one where it is sure
 */
public record Suggestions(
        @Nullable String model,
        boolean sure,
        List<CategorySuggestion> categories,
        Optional<FoundDanger> danger,
        List<PlaceSuggestion> places,
        List<PossibleDuplicate> duplicates,
        List<ReportPart> parts,
        Optional<Answerer> answerer) {

    /**
     * A category as the index has it.
     *
     * @param probability calibrated, from 0 to 1
     */
    public record CategorySuggestion(Document category, double probability) {}

    /** One of several matters: its words, and what they are about. */
    public record ReportPart(String words, CategorySuggestion category) {}

    /**
     * Who answers.
     *
     * @param category for what
     * @param organisation who does, in the place that is known; null where nobody does
     * @param contacts where to turn to where nobody does
     * @param place the division in which; null where it is not known, without which nobody can be named
     */
    public record Answerer(
            Document category,
            @Nullable Document organisation,
            List<Contact> contacts,
            @Nullable String place) {
        public boolean placed() {
            return place != null;
        }
    }

    /** Somebody who can be called, in both languages. */
    public record Contact(
            String name,
            @Nullable String nameEn,
            String phone,
            @Nullable String note,
            @Nullable String noteEn) {}

    /** The same with the danger that is {@code left}, and with an {@code other} answerer. */
    public Suggestions with(Optional<FoundDanger> left, Optional<Answerer> other) {
        return new Suggestions(model, sure, categories, left, places, duplicates, parts, other);
    }

    public Suggestions {
        categories = List.copyOf(categories);
        places = List.copyOf(places);
        duplicates = List.copyOf(duplicates);
        parts = List.copyOf(parts);
    }
}
