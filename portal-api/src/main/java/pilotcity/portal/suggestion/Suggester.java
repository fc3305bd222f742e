package pilotcity.portal.suggestion;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.portal.kernel.privacy.PersonalDataMasking;
import pilotcity.portal.kernel.suggestion.WordsReader;
import pilotcity.portal.kernel.suggestion.WordsReading;
import pilotcity.portal.suggestion.Suggestions.Answerer;
import pilotcity.portal.suggestion.Suggestions.CategorySuggestion;

/** Proposes what a report is about and who answers for it. */
public final class Suggester {
    static final int MOST_CATEGORIES = 3;
    private static final String CATEGORY = "category";

    private final WordsReader reader;
    private final SuggestionWatcher watcher;

    public Suggester(WordsReader reader) {
        this(reader, (suggestions, took) -> {});
    }

    public Suggester(WordsReader reader, SuggestionWatcher watcher) {
        this.reader = reader;
        this.watcher = watcher;
    }

    /** From one state of the index; takes a few milliseconds. */
    public Suggestions suggest(Index index, SuggestionRequest request) {
        long begun = System.nanoTime();
        Suggestions suggestions = read(index, request);
        watcher.suggested(suggestions, Duration.ofNanos(System.nanoTime() - begun));
        return suggestions;
    }

    private Suggestions read(Index index, SuggestionRequest request) {
        String masked = PersonalDataMasking.screen(request.words()).masked();
        WordsReading reading = reader.read(masked);
        List<CategorySuggestion> categories = categories(index, reading);
        boolean sure = !categories.isEmpty() && categories.getFirst().probability() >= reading.threshold();
        return new Suggestions(
                reading.model(),
                sure,
                categories,
                reading.danger(),
                new ReportParts(index, reader).of(masked),
                answerer(index, request, sure ? categories : List.of()));
    }

    /** A category that is no longer open, or gone since the model was learnt, is passed over. */
    static List<CategorySuggestion> categories(Index index, WordsReading reading) {
        return reading.categories().stream()
                .flatMap(each -> index
                        .find(CATEGORY, each.category())
                        .filter(found -> Boolean.TRUE.equals(found.map().get("open")))
                        .map(found -> new CategorySuggestion(found, each.probability()))
                        .stream())
                .limit(MOST_CATEGORIES)
                .toList();
    }

    private static Optional<Answerer> answerer(
            Index index, SuggestionRequest request, List<CategorySuggestion> categories) {
        Optional<Document> chosen = Optional.ofNullable(request.category()).flatMap(id -> index.find(CATEGORY, id));
        return chosen.or(() -> categories.stream().findFirst().map(CategorySuggestion::category))
                .map(category -> answerer(index, category, request));
    }

    /** Who answers for a category where the request says that it is. */
    public static Answerer answerer(Index index, Document category, SuggestionRequest request) {
        return new AnswererFinder(index).of(category, division(index, request));
    }

    private static @Nullable String division(Index index, SuggestionRequest request) {
        Double lon = request.lon();
        Double lat = request.lat();
        return request.place() != null || lon == null || lat == null
                ? request.place()
                : new DivisionFinder(index).at(lon, lat).orElse(null);
    }
}
