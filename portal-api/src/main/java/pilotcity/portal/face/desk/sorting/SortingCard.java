package pilotcity.portal.face.desk.sorting;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.index.filter.cql2text.Cql2Text;
import pilotcity.index.kind.Kind;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.search.SimulatedDocuments;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.face.shared.page.ScriptSafeJson;
import pilotcity.portal.face.shared.page.Visit;
import pilotcity.portal.face.shared.page.document.CategoryChoice;
import pilotcity.portal.face.shared.page.document.DisplayValue;
import pilotcity.portal.face.shared.page.document.DocumentView;
import pilotcity.portal.face.shared.page.document.ReferencedDocuments;
import pilotcity.portal.face.shared.page.results.DuplicateItem;
import pilotcity.portal.face.shared.page.results.DuplicateItems;
import pilotcity.portal.face.shared.parameters.CqlLiteral;
import pilotcity.portal.kernel.learning.danger.Danger;
import pilotcity.portal.suggestion.Suggester;
import pilotcity.portal.suggestion.SuggestionRequest;
import pilotcity.portal.suggestion.Suggestions;
import pilotcity.portal.suggestion.Suggestions.Answerer;
import pilotcity.portal.suggestion.Suggestions.ReportPart;
import pilotcity.portal.suggestion.duplicate.DuplicateFinder;
import pilotcity.portal.suggestion.duplicate.DuplicateQuery;

/**
 * One record as somebody who sorts needs to see it.
 *
 * @param original what is not public of it, empty where they may not see that
 */
record SortingCard(Index index, Visit visit, Suggester suggester, Document record, JsonObject original) {
    private static final int MOST_DUPLICATES = 3;

    /** Published coordinates have six decimals. */
    private static final double SAME_PLACE = 1e-5;

    /** A record that may be about the same thing. */
    record Duplicate(String id, DuplicateItem item) {}

    /** A danger to choose. */
    record DangerChoice(String code, String label, boolean found) {}

    /** One of several matters. */
    record Part(String words, CategoryChoice category) {}

    /** What its template shows. */
    Map<String, @Nullable Object> model() {
        Map<String, Object> values = record.map();
        Suggestions suggestions = suggestions(values);
        Map<String, @Nullable Object> card =
                new HashMap<>(new DocumentView(index, index.kinds().get(Sorter.RECORD), record, visit).model());
        card.put("at", record.id() + "@" + SortingWork.version(record));
        card.put("version", SortingWork.version(record));
        card.put("href", visit.link("/desk/records/" + record.id()));
        card.put("photos", photos(values));
        card.put("address", address(values));
        card.put("map", Objects.requireNonNullElseGet(exactMap(), () -> String.valueOf(card.get("map"))));
        card.put("exact", isHidden(values.get(Kind.GEOMETRY)));
        addDanger(card, values, suggestions);
        List<CategoryChoice> proposed = proposed(values, suggestions);
        card.put("suggestions", proposed);
        card.put("sure", suggestions.sure() || proposed.stream().anyMatch(CategoryChoice::standing));
        card.put("model", suggestions.model());
        card.put("reported", values.get("category") == null ? null : category(String.valueOf(values.get("category"))));
        addParts(card, suggestions);
        card.put("duplicates", duplicates());
        addAnswerer(card, suggestions);
        return card;
    }

    /** Of a record that has been split only the first matter is left. */
    private Suggestions suggestions(Map<String, Object> values) {
        Suggestions all = suggest(String.valueOf(values.getOrDefault("description", "")), values);
        return all.parts().size() > 1 && isSplit()
                ? suggest(all.parts().getFirst().words(), values)
                : all;
    }

    private Suggestions suggest(String words, Map<String, Object> values) {
        return suggester.suggest(index, new SuggestionRequest(words, null, null, null, (String) values.get("place")));
    }

    /** What is proposed for its words now, else what was when it came. */
    static List<CategoryChoice> proposed(
            Index index, Visit visit, Map<String, Object> values, Suggestions suggestions) {
        List<CategoryChoice> choices = new ArrayList<>(suggestions.categories().stream()
                .map(each -> CategoryChoice.of(each.category(), each.probability(), visit.language()))
                .toList());
        if (choices.isEmpty()) {
            CategoryChoice.standing(index, values, visit.language()).ifPresent(choices::add);
        }
        return choices;
    }

    private List<CategoryChoice> proposed(Map<String, Object> values, Suggestions suggestions) {
        return proposed(index, visit, values, suggestions);
    }

    private @Nullable CategoryChoice category(String id) {
        return index.find("category", id)
                .map(found -> CategoryChoice.of(found, 0, visit.language()))
                .orElse(null);
    }

    private void addDanger(Map<String, @Nullable Object> card, Map<String, Object> values, Suggestions suggestions) {
        Language language = visit.language();
        Optional<Danger> flagged =
                Optional.ofNullable(values.get("danger")).flatMap(code -> Danger.find(code.toString()));
        Optional<Danger> found = suggestions.danger().map(each -> each.danger());
        card.put("danger", flagged.map(each -> language.of(each.label())).orElse(null));
        card.put("advice", flagged.map(each -> language.of(each.advice())).orElse(null));
        card.put(
                "sign",
                suggestions
                        .danger()
                        .filter(each -> flagged.filter(each.danger()::equals).isPresent())
                        .map(each -> each.sign())
                        .orElse(null));
        List<DangerChoice> dangers = new ArrayList<>();
        for (Danger each : Danger.values()) {
            dangers.add(new DangerChoice(
                    each.code(),
                    language.of(each.label()),
                    found.filter(each::equals).isPresent()));
        }
        card.put("dangers", dangers);
    }

    /** Those that are not published, too, where the private part of the record may be seen. */
    private List<String> photos(Map<String, Object> values) {
        JsonArray all = original.getJsonArray("photos");
        if (all != null) {
            return all.stream()
                    .map(id -> "/desk/sorting/photos/" + record.id() + "/" + id)
                    .toList();
        }
        return ReferencedDocuments.listed(values.get("photos")).stream()
                .map(photo -> String.valueOf(((Map<?, ?>) photo).get("url")).replaceFirst("\\.jpg$", ""))
                .toList();
    }

    /** What the reporter gave, as far as it may be seen. */
    private JsonObject given() {
        return Objects.requireNonNullElseGet(original.getJsonObject("original"), JsonObject::new);
    }

    private @Nullable String address(Map<String, Object> values) {
        String given = given().getString("address");
        return given == null ? (String) values.get("address") : given;
    }

    /** Whether the place is shown here more exactly than to everybody. */
    private boolean isHidden(@Nullable Object published) {
        Double lon = given().getDouble("lon");
        Double lat = given().getDouble("lat");
        return lon != null
                && lat != null
                && !(published instanceof Map<?, ?> shape
                        && shape.get("coordinates") instanceof List<?> position
                        && position.getFirst() instanceof Number x
                        && position.getLast() instanceof Number y
                        && Math.abs(x.doubleValue() - lon) < SAME_PLACE
                        && Math.abs(y.doubleValue() - lat) < SAME_PLACE);
    }

    private @Nullable String exactMap() {
        Double lon = given().getDouble("lon");
        Double lat = given().getDouble("lat");
        return lon == null || lat == null
                ? null
                : ScriptSafeJson.write(Map.of(
                        Kind.GEOMETRY,
                        Map.of("type", "Point", "coordinates", List.of(lon, lat)),
                        "precision",
                        0,
                        "near",
                        true));
    }

    private void addParts(Map<String, @Nullable Object> card, Suggestions suggestions) {
        List<ReportPart> parts = suggestions.parts();
        boolean several = parts.size() > 1;
        card.put(
                "parts",
                several
                        ? parts.stream()
                                .map(part -> new Part(
                                        part.words().strip(),
                                        CategoryChoice.of(
                                                part.category().category(),
                                                part.category().probability(),
                                                visit.language())))
                                .toList()
                        : List.of());
        card.put("split", several ? categories(parts) : null);
    }

    /** Names a proposed split: another one has other categories. */
    static String categories(List<ReportPart> parts) {
        return parts.stream().map(part -> part.category().category().id()).collect(Collectors.joining(","));
    }

    private boolean isSplit() {
        return index.search(SearchQuery.of(Sorter.RECORD)
                                .withFilter(
                                        Cql2Text.parse("isOpen = TRUE AND splitFrom = " + CqlLiteral.text(record.id())))
                                .withSimulated(SimulatedDocuments.INCLUDE)
                                .withLimit(0))
                        .total()
                > 0;
    }

    /** By its exact point, where that may be seen. */
    private List<Duplicate> duplicates() {
        DuplicateQuery query = DuplicateQuery.of(record, SimulatedDocuments.INCLUDE);
        Double lon = given().getDouble("lon");
        Double lat = given().getDouble("lat");
        DuplicateItems items = new DuplicateItems(index, visit);
        return items
                .of(items.apart(
                        record,
                        new DuplicateFinder(index)
                                .findLikely(lon == null || lat == null ? query : query.at(lon, lat, null))))
                .stream()
                .limit(MOST_DUPLICATES)
                .map(item -> new Duplicate(item.record().key().replaceFirst("^[^/]*/", ""), item))
                .toList();
    }

    private void addAnswerer(Map<String, @Nullable Object> card, Suggestions suggestions) {
        Answerer answerer = suggestions.answerer().orElse(null);
        card.put("answers", null);
        card.put("answersFor", null);
        card.put("contacts", List.of());
        if (answerer != null) {
            Document organisation = answerer.organisation();
            card.put("answersFor", CategoryChoice.of(answerer.category(), 0, visit.language()));
            card.put("answers", organisation == null ? null : DisplayValue.of(index.kinds(), organisation, visit));
            card.put("placed", answerer.placed());
            card.put(
                    "contacts",
                    answerer.contacts().stream()
                            .map(each -> {
                                Map<String, String> contact = new LinkedHashMap<>();
                                String name = each.nameEn();
                                contact.put(
                                        "name", visit.language().of(each.name(), name == null ? each.name() : name));
                                contact.put("phone", each.phone());
                                return contact;
                            })
                            .toList());
        }
    }
}
