package pilotcity.portal.suggestion;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.index.spatial.Geometries;
import pilotcity.portal.kernel.privacy.PersonalDataMasking;
import pilotcity.portal.kernel.suggestion.WordsReader;
import pilotcity.portal.kernel.suggestion.WordsReading;
import pilotcity.portal.kernel.suggestion.WordsReading.ProbableCategory;
import pilotcity.portal.suggestion.Suggestions.Answerer;
import pilotcity.portal.suggestion.Suggestions.CategorySuggestion;
import pilotcity.portal.suggestion.duplicate.DuplicateFinder;
import pilotcity.portal.suggestion.duplicate.DuplicateQuery;
import pilotcity.portal.suggestion.duplicate.PossibleDuplicate;
import pilotcity.portal.suggestion.place.PlaceContext;
import pilotcity.portal.suggestion.place.PlaceSuggester;
import pilotcity.portal.suggestion.place.PlaceSuggestion;

/** Proposes what a report is about, where it is, what it may repeat, and who answers for it. */
public final class Suggester {
    private static final int MOST_CATEGORIES = 3;
    private static final String CATEGORY = "category";

    /** Below it nobody is named by a place that only the words name. */
    private static final double SURE_PLACE = 0.8;

    private final WordsReader reader;
    private final SuggestionWatcher watcher;
    private final PlaceSuggester places;

    public Suggester(WordsReader reader) {
        this(reader, SuggestionWatcher.NONE);
    }

    public Suggester(WordsReader reader, SuggestionWatcher watcher) {
        this(reader, watcher, new PlaceSuggester());
    }

    private Suggester(WordsReader reader, SuggestionWatcher watcher, PlaceSuggester places) {
        this.reader = reader;
        this.watcher = watcher;
        this.places = places;
    }

    /** The same, for what is not to be counted. */
    public Suggester unwatched() {
        return new Suggester(reader, SuggestionWatcher.NONE, places);
    }

    /** Reads the places of {@code index} before the first is asked for. */
    public Suggester prepare(Index index) {
        places.suggest(index, "", PlaceContext.NONE);
        return this;
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
        boolean sure = isSure(categories, reading);
        Optional<Document> category = category(index, request, sure ? categories : List.of());
        List<PlaceSuggestion> named = places.suggest(index, masked, context(request));
        String place = place(index, request, named).orElse(null);
        return new Suggestions(
                reading.model(),
                sure,
                categories,
                reading.danger(),
                named,
                duplicates(index, request, masked, category.map(Document::id).orElse(null), place),
                new ReportParts(index, reader, masked, reading).find(),
                category.map(each -> new AnswererFinder(index).of(each, place)));
    }

    private static boolean isSure(List<CategorySuggestion> categories, WordsReading reading) {
        return !categories.isEmpty() && categories.getFirst().probability() >= reading.threshold();
    }

    /** What the words are about; empty where that is not sure. */
    public Optional<String> sureCategory(Index index, String words) {
        WordsReading reading = reader.read(PersonalDataMasking.screen(words).masked());
        List<CategorySuggestion> categories = categories(index, reading);
        return isSure(categories, reading)
                ? Optional.of(categories.getFirst().category().id())
                : Optional.empty();
    }

    private static PlaceContext context(SuggestionRequest request) {
        Point point =
                request.lon() == null || request.lat() == null ? null : Geometries.point(request.lon(), request.lat());
        return new PlaceContext(request.place() == null ? List.of() : List.of(request.place()), point, List.of());
    }

    /** Who answers for a category where the request, its point or its words say that it is. */
    public Answerer answerer(Index index, Document category, SuggestionRequest request, List<PlaceSuggestion> named) {
        return new AnswererFinder(index)
                .of(category, place(index, request, named).orElse(null));
    }

    /** The places that words name besides those of the report, such as the line of an address. */
    public List<PlaceSuggestion> places(Index index, String masked, SuggestionRequest request) {
        return places.suggest(index, masked, context(request));
    }

    /** What is said, else what the point tells, else what the words name without much doubt. */
    private Optional<String> place(Index index, SuggestionRequest request, List<PlaceSuggestion> named) {
        if (request.place() != null) {
            return Optional.of(request.place());
        }
        Optional<String> atPoint = request.lon() == null || request.lat() == null
                ? Optional.empty()
                : places.at(index, Geometries.point(request.lon(), request.lat()));
        return atPoint.or(() -> named.stream()
                .findFirst()
                .filter(first -> first.probability() >= SURE_PLACE)
                .map(PlaceSuggestion::place));
    }

    private static List<PossibleDuplicate> duplicates(
            Index index, SuggestionRequest request, String masked, @Nullable String category, @Nullable String place) {
        DuplicateQuery query = DuplicateQuery.arriving(masked, category, place, null, List.of(), Instant.now());
        return new DuplicateFinder(index)
                .findLikely(
                        request.lon() == null || request.lat() == null
                                ? query
                                : query.at(request.lon(), request.lat(), null));
    }

    private static List<CategorySuggestion> categories(Index index, WordsReading reading) {
        return reading.categories().stream()
                .flatMap(each -> suggestion(index, each).stream())
                .limit(MOST_CATEGORIES)
                .toList();
    }

    /** Empty for a category that is no longer open, or gone since the model was learnt. */
    static Optional<CategorySuggestion> suggestion(Index index, ProbableCategory read) {
        return index.find(CATEGORY, read.category())
                .filter(found -> Boolean.TRUE.equals(found.map().get("open")))
                .map(found -> new CategorySuggestion(found, read.probability()));
    }

    private static Optional<Document> category(Index index, SuggestionRequest request, List<CategorySuggestion> sure) {
        return Optional.ofNullable(request.category())
                .flatMap(id -> index.find(CATEGORY, id))
                .or(() -> sure.stream().findFirst().map(CategorySuggestion::category));
    }
}
