package pilotcity.portal.face.website.model;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.index.search.Hit;
import pilotcity.index.search.SearchQuery;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.face.shared.page.PageAddresses;
import pilotcity.portal.face.shared.page.TimeFormatter;
import pilotcity.portal.face.shared.page.Visit;
import pilotcity.portal.face.shared.page.document.DisplayValue;
import pilotcity.portal.suggestion.ModelInUse;

/**
 * The card of a model as its page tells it.
 *
 * @param used when it was put in use last, or null
 * @param threshold in whole per cent
 * @param records how well it does on records, or null while there are too few
 * @param examples how well it does on example sentences
 * @param compared how well the model before it did on the same records, or null
 * @param decided what people made of all its suggestions
 * @param others further models, the newest first
 * @param earlier the one before, or null where there is none any more
 */
public record ModelView(
        String learned,
        @Nullable String used,
        long threshold,
        @Nullable ResultView records,
        ResultView examples,
        @Nullable Compared compared,
        List<WeekView> weeks,
        StatedShare decided,
        List<Other> others,
        @Nullable String earlier) {
    private static final String CATEGORY = "category";
    private static final String RECORDS = "recordResults";
    private static final String EXAMPLES = "treeResults";
    private static final int MOST_OTHERS = 20;
    private static final int HUNDRED = 100;

    /** The model in use when this one was learnt. */
    public record Compared(DisplayValue model, StatedShare accuracy) {}

    /** Another model. */
    public record Other(DisplayValue model, String learned, boolean inUse) {}

    static ModelView of(Index index, Document document, Visit visit, ZoneId zone) {
        JsonObject card = new JsonObject(Buffer.buffer(document.json()));
        Language language = visit.language();
        JsonObject records = card.getJsonObject(RECORDS);
        JsonObject examples = card.getJsonObject(EXAMPLES);
        ResultView.CategoryNames names = names(index, visit, Stream.of(examples, records == null ? examples : records));
        String used = card.getString("usedSince");
        List<JsonObject> weeks = ResultView.list(card, "weeks");
        return new ModelView(
                TimeFormatter.of(card.getString("learned"), language, zone),
                used == null ? null : TimeFormatter.of(used, language, zone),
                Math.round(HUNDRED * card.getDouble("threshold")),
                records == null ? null : ResultView.of(records, names, language),
                ResultView.of(examples, names, language),
                compared(index, card, visit),
                weeks.stream().map(week -> WeekView.of(week, language)).toList(),
                StatedShare.of(sum(weeks, "corrected"), sum(weeks, "suggestions"), language),
                others(index, document.id(), visit, zone),
                earlier(index, document));
    }

    private static long sum(List<JsonObject> weeks, String name) {
        return weeks.stream().mapToLong(week -> week.getLong(name)).sum();
    }

    /** A category that is gone meanwhile is called by its id. */
    private static ResultView.CategoryNames names(Index index, Visit visit, Stream<JsonObject> results) {
        Set<String> ids = new LinkedHashSet<>();
        results.forEach(each -> {
            ResultView.list(each, "worst").forEach(worst -> ids.add(worst.getString(CATEGORY)));
            ResultView.list(each, "confusions").forEach(confusion -> {
                ids.add(confusion.getString(CATEGORY));
                ids.add(confusion.getString("takenFor"));
            });
        });
        Map<String, Document> found = index.findAll(CATEGORY, ids);
        return id -> {
            Document category = found.get(id);
            return category == null ? DisplayValue.text(id, id) : DisplayValue.of(index.kinds(), category, visit);
        };
    }

    private static @Nullable Compared compared(Index index, JsonObject card, Visit visit) {
        String id = card.getString("comparedWith");
        Double accuracy = card.getDouble("comparedAccuracy");
        JsonObject records = card.getJsonObject(RECORDS);
        if (id == null || accuracy == null || records == null) {
            return null;
        }
        return new Compared(
                index.find(ModelInUse.KIND, id)
                        .map(other -> link(index, other, visit))
                        .orElseGet(() -> DisplayValue.text(id, id)),
                StatedShare.ofShare(accuracy, records.getLong("texts"), visit.language()));
    }

    private static DisplayValue link(Index index, Document model, Visit visit) {
        String address = PageAddresses.of(index.kinds().get(ModelInUse.KIND), model.id());
        return DisplayValue.link(model.id(), model.id(), visit.link(address));
    }

    /** The newest of those that were learnt before it. */
    private static @Nullable String earlier(Index index, Document card) {
        Instant learned = Instant.parse(String.valueOf(card.value("learned")));
        return index.search(SearchQuery.of(ModelInUse.KIND).withLimit(MOST_OTHERS + 1)).items().stream()
                .map(Hit::document)
                .filter(model ->
                        Instant.parse(String.valueOf(model.value("learned"))).isBefore(learned))
                .max(Comparator.comparing(model -> Instant.parse(String.valueOf(model.value("learned")))))
                .map(Document::id)
                .orElse(null);
    }

    private static List<Other> others(Index index, String id, Visit visit, ZoneId zone) {
        return index.search(SearchQuery.of(ModelInUse.KIND).withLimit(MOST_OTHERS + 1)).items().stream()
                .map(Hit::document)
                .filter(model -> !model.id().equals(id))
                .limit(MOST_OTHERS)
                .map(model -> new Other(
                        link(index, model, visit),
                        TimeFormatter.of(String.valueOf(model.value("learned")), visit.language(), zone),
                        Boolean.TRUE.equals(model.value("inUse"))))
                .toList();
    }
}
