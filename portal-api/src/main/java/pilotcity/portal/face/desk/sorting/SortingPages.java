package pilotcity.portal.face.desk.sorting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.index.search.Hit;
import pilotcity.portal.face.desk.Desk;
import pilotcity.portal.face.desk.SortableRecords;
import pilotcity.portal.face.desk.SortingScope;
import pilotcity.portal.face.desk.sorting.step.UndoStack;
import pilotcity.portal.face.shared.page.TemplatePage;
import pilotcity.portal.face.shared.page.document.CategoryChoice;
import pilotcity.portal.face.shared.page.document.ResultItem;
import pilotcity.portal.face.shared.page.document.ResultItems;
import pilotcity.portal.face.shared.page.htmlform.FormKey;
import pilotcity.portal.face.shared.page.results.PageQuery;
import pilotcity.portal.kernel.encoding.UrlEncoding;
import pilotcity.portal.suggestion.Suggester;
import pilotcity.portal.suggestion.SuggestionRequest;

/** What the pages of the sorting desk show around the cards. */
record SortingPages(Suggester suggester) {
    static final String ONE = "/desk/sorting";
    static final String LIST = "/desk/sorting/list";

    /** What an address says for once. */
    static final Set<String> ONCE = Set.of("first", "done", "ids", "atLeast");

    /** How sure one may ask suggestions to be. */
    private static final List<Double> LEVELS = List.of(0.95, 0.9, 0.8, 0.7, 0.6);

    private static final int LISTED = 50;

    /** Whose records are sorted. */
    record Scope(String code, SortableRecords.Count waiting, boolean chosen, String href) {}

    /** How sure suggestions are to be that are ticked. */
    record Level(String value, String percent, boolean chosen) {}

    /**
     * One record of the list.
     *
     * @param value names it, its version and what is proposed
     * @param reported what its reporter says it is about, or null
     * @param taken whether somebody else has it in front of them
     */
    record Entry(
            ResultItem item,
            String id,
            String value,
            @Nullable CategoryChoice suggestion,
            @Nullable String reported,
            boolean urgent,
            boolean taken,
            boolean ticked) {}

    /** Where somebody comes who may not sort here, or for nobody. */
    static TemplatePage closed(Index index, Desk desk, @Nullable String reason) {
        Map<String, @Nullable Object> model = desk.model(index, "sorting");
        model.put("refused", reason);
        model.put("card", null);
        return new TemplatePage("desk-sorting", model);
    }

    /** @param card the model of the record, or null where none waits */
    TemplatePage one(
            Index index,
            Sorter sorter,
            PageQuery state,
            UndoStack stack,
            @Nullable Map<String, @Nullable Object> card,
            @Nullable String id,
            List<StepTold> told) {
        Map<String, @Nullable Object> model = model(index, sorter, state, stack, told);
        CategoryList categories = new CategoryList(index, sorter.desk().visit().language());
        model.put("refused", null);
        model.put("card", card);
        model.put("categories", categories.entries());
        model.put("categoriesJson", categories.json());
        model.put("skipHref", id == null ? null : address(sorter, ONE, plus(state, "skip", id)));
        model.put("anew", state.all("skip").isEmpty() ? null : address(sorter, ONE, state.without(Set.of("skip"))));
        return new TemplatePage("desk-sorting", model);
    }

    private static PageQuery plus(PageQuery state, String name, String value) {
        return state.has(name, value) ? state : state.toggled(name, value);
    }

    private Map<String, @Nullable Object> model(
            Index index, Sorter sorter, PageQuery state, UndoStack stack, List<StepTold> told) {
        Map<String, @Nullable Object> model = sorter.desk().model(index, "sorting");
        model.put("told", told);
        model.put("toldAllDone", told.stream().allMatch(StepTold::done));
        model.put("undo", stack.texts());
        model.put("key", FormKey.fresh());
        model.put("whose", sorter.scope().code());
        model.put("seat", sorter.seat());
        model.put("page", sorter.page());
        model.put("skipped", List.copyOf(state.all("skip")));
        model.put("listHref", address(sorter, LIST, state.without(Set.of("least"))));
        model.put("oneHref", address(sorter, ONE, state.without(Set.of("least"))));
        List<Scope> scopes = new ArrayList<>();
        for (SortingScope scope : sorter.desk().scopes()) {
            SortableRecords.Count count = sorter.records(index).count(scope, sorter.organisation());
            String href = address(sorter, ONE, state.without(Set.of("skip")).with(Sorter.WHOSE, scope.code()));
            scopes.add(new Scope(scope.code(), count, scope == sorter.scope(), href));
        }
        model.put("scopes", scopes);
        SortableRecords.Count waiting = scopes.stream()
                .filter(Scope::chosen)
                .findFirst()
                .map(Scope::waiting)
                .orElseGet(() -> sorter.count(index));
        model.put("left", waiting.own());
        model.put("beyond", waiting.others());
        return model;
    }

    static String address(Sorter sorter, String path, PageQuery state) {
        String query = state.without(ONCE).with("as", sorter.organisation()).encoded();
        return sorter.desk().visit().link(path + "?" + query);
    }

    /** The records of a page of the list, in their order. */
    static SortableRecords.Listed listed(Index index, Sorter sorter, PageQuery state) {
        return sorter.records(index)
                .list(
                        sorter.scope().query(sorter.organisation()),
                        state.find("cursor").orElse(null),
                        LISTED,
                        record -> true);
    }

    /** @param taken ids of those that others have in front of them */
    TemplatePage list(
            Index index,
            Sorter sorter,
            PageQuery state,
            UndoStack stack,
            SortableRecords.Listed listed,
            Set<String> taken,
            List<StepTold> told) {
        Map<String, @Nullable Object> model = model(index, sorter, state, stack, told);
        CategoryList categories = new CategoryList(index, sorter.desk().visit().language());
        Optional<Double> least = state.find("least").flatMap(SortingPages::number);
        model.put("entries", entries(index, sorter, listed.hits(), taken, least));
        model.put("categories", categories.entries());
        model.put("levels", levels(least));
        model.put("least", state.find("least").orElse(null));
        model.put(
                "next",
                listed.next() == null
                        ? null
                        : address(sorter, LIST, state) + "&cursor=" + UrlEncoding.query(listed.next()));
        return new TemplatePage("desk-sorting-list", model);
    }

    private static Optional<Double> number(String text) {
        return text.matches("0?\\.[0-9]{1,4}|1") ? Optional.of(Double.valueOf(text)) : Optional.empty();
    }

    private static List<Level> levels(Optional<Double> least) {
        return LEVELS.stream()
                .map(level -> new Level(
                        level.toString(),
                        Math.round(level * 100) + "%",
                        least.filter(level::equals).isPresent()))
                .toList();
    }

    private List<Entry> entries(Index index, Sorter sorter, List<Hit> hits, Set<String> taken, Optional<Double> least) {
        List<ResultItem> items = new ResultItems(index, sorter.desk().visit()).of(hits);
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            entries.add(entry(index, sorter, hits.get(i).document(), items.get(i), taken, least));
        }
        return entries;
    }

    private Entry entry(
            Index index, Sorter sorter, Document record, ResultItem item, Set<String> taken, Optional<Double> least) {
        Map<String, Object> values = new HashMap<>(record.map());
        SuggestionRequest request = SuggestionRequest.ofWords(String.valueOf(values.getOrDefault("description", "")));
        CategoryChoice suggestion =
                SortingCard.proposed(index, sorter.desk().visit(), values, suggester.suggest(index, request)).stream()
                        .findFirst()
                        .orElse(null);
        boolean others = taken.contains(record.id());
        boolean sure = suggestion != null
                && least.filter(level -> suggestion.probability() >= level).isPresent();
        return new Entry(
                item,
                record.id(),
                record.id() + "@" + SortingWork.version(record) + (suggestion == null ? "" : " " + suggestion.id()),
                suggestion,
                values.get("category") == null
                        ? null
                        : new DecisionText(index, sorter.desk().visit())
                                .name("category", String.valueOf(values.get("category"))),
                Boolean.TRUE.equals(values.get("urgent")),
                others,
                sure && !others);
    }
}
