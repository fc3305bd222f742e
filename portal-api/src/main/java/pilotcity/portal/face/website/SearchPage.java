package pilotcity.portal.face.website;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.Kind;
import pilotcity.index.search.Hits;
import pilotcity.index.search.SearchQuery;
import pilotcity.portal.face.shared.page.AmountFormatter;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.face.shared.page.ScriptSafeJson;
import pilotcity.portal.face.shared.page.Visit;
import pilotcity.portal.face.shared.page.document.DisplayValue;
import pilotcity.portal.face.shared.page.document.DocumentNames;
import pilotcity.portal.face.shared.page.document.ResultItems;
import pilotcity.portal.face.shared.page.results.PageFacet;
import pilotcity.portal.face.shared.page.results.PageFacets;
import pilotcity.portal.face.shared.page.results.PageQuery;
import pilotcity.portal.face.shared.page.results.PageQueryReader;
import pilotcity.portal.face.shared.parameters.SearchParameters;
import pilotcity.portal.kernel.encoding.UrlEncoding;

/** Everything that a results page shows. */
public final class SearchPage {
    private static final Set<String> FORM = Set.of("q", "sort", "kind");
    private static final Set<String> NOT_CHOSEN = Set.of("q", "sort", "limit", "cursor", PageQuery.BEFORE, "highlight");

    private static final String ENGLISH = "En";

    private final Index index;
    private final PageQueryReader reader;
    private final Visit visit;
    private final PageQuery page;
    private final PageFacets facets;

    public SearchPage(Index index, PageQueryReader reader, Visit visit, PageQuery page) {
        this.index = index;
        this.reader = reader;
        this.visit = visit;
        this.page = page;
        this.facets = new PageFacets(index, reader, visit);
    }

    public Map<String, @Nullable Object> read() {
        SearchQuery query = reader.read(page);
        List<String> counted = facets.fields(page, query.kinds());
        Hits hits = index.search(
                query.withHighlight(true).withFacets(PageQueryReader.requests(counted, PageFacets.most())));
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("q", page.find("q").orElse(""));
        model.put("total", hits.total());
        model.put("items", new ResultItems(index, visit).of(hits.items()));
        model.put("title", title(query, hits));
        model.put("facets", facets.read(page, hits));
        model.put("chosen", chosen(name -> true));
        model.put("clear", address(page.without(clearable())));
        model.put("sorts", sorts(query));
        model.put("kindTitle", kindTitle(query));
        model.put("hidden", page.hidden(Set.of("q", "sort")));
        model.put("carried", page.hidden(FORM));
        model.put("next", next(hits));
        model.put("previous", previous(hits));
        model.put(
                "first",
                page.find("cursor").isPresent() || page.find(PageQuery.BEFORE).isPresent()
                        ? address(page.firstPage())
                        : null);
        model.put("points", visit.link("/map.json?" + page.firstPage().encoded()));
        model.put("area", ScriptSafeJson.write(area()));
        DownloadLinks downloadLinks = new DownloadLinks(index.kinds(), visit);
        model.put("feed", downloadLinks.feed(query.kinds(), reader.api(page)));
        model.put("downloads", downloadLinks.downloads(query.kinds(), reader.api(page)));
        model.put("examples", ApiExamples.of(index.kinds(), query, apiAddress(), visit));
        return model;
    }

    /** What was searched, and of a page behind the first where it begins. */
    private String title(SearchQuery query, Hits hits) {
        Language language = visit.language();
        List<String> parts = new ArrayList<>();
        page.find("q").ifPresent(words -> parts.add("“" + words + "”"));
        parts.add(kindTitle(query));
        chosen(name -> !name.equals("kind")).forEach(each -> parts.add(each.text()));
        boolean first =
                page.find("cursor").isEmpty() && page.find(PageQuery.BEFORE).isEmpty();
        if (!first && !hits.items().isEmpty()) {
            Document start = hits.items().getFirst().document();
            parts.add(language.of("从“", "from “")
                    + DocumentNames.of(index.kinds(), start, language).title()
                    + language.of("”起", "” on"));
        }
        return String.join(" · ", parts);
    }

    private String apiAddress() {
        List<String> parts = new ArrayList<>();
        reader.api(page).forEach(entry -> parts.add(entry.getKey() + "=" + UrlEncoding.query(entry.getValue())));
        return String.join("&", parts);
    }

    private String address(PageQuery to) {
        String query = to.encoded();
        return visit.link("/search" + (query.isEmpty() ? "" : "?" + query));
    }

    private Set<String> clearable() {
        return page.values().keySet().stream()
                .filter(name -> !NOT_CHOSEN.contains(name))
                .collect(Collectors.toSet());
    }

    /** Every condition but the words, each with the address that drops it. */
    private List<DisplayValue> chosen(Predicate<String> which) {
        List<DisplayValue> chosen = new ArrayList<>();
        for (String name : page.values().keySet()) {
            for (String value : page.all(name)) {
                if (!NOT_CHOSEN.contains(name) && !name.equals("radius") && which.test(name)) {
                    PageQuery without = name.equals("near")
                            ? page.without(Set.of("near", "radius"))
                            : reader.toggled(page, name, value);
                    chosen.add(DisplayValue.link(value, title(name, value), address(without)));
                }
            }
        }
        return chosen;
    }

    private String title(String name, String value) {
        Language language = visit.language();
        return switch (name) {
            case "bbox" -> language.of("地图范围内", "In the map area");
            case "within" -> language.of("所画区域内", "In the drawn area");
            case "near" ->
                page.find("radius")
                        .filter(radius -> radius.matches("[0-9.]{1,9}"))
                        .map(radius -> language.of("距所选点 ", "Within ")
                                + AmountFormatter.of(Double.valueOf(radius), "m", language)
                                + language.of(" 内", " of the point"))
                        .orElse(language.of("按距离", "By distance"));
            case SearchParameters.SIMULATED -> simulated(value);
            case "filter" -> "CQL2: " + value;
            case "datetime", "filter-lang" -> name + ": " + value;
            default -> facets.title(page, name) + language.of("：", ": ") + facets.label(page, name, value);
        };
    }

    private String simulated(String value) {
        Language language = visit.language();
        return switch (value) {
            case "include" -> language.of("含模拟数据", "With simulated ones");
            case "only" -> language.of("仅模拟数据", "Simulated ones alone");
            default -> language.of("不含模拟数据", "Without simulated ones");
        };
    }

    private String kindTitle(SearchQuery query) {
        Language language = visit.language();
        return query.kinds().isEmpty()
                ? language.of("搜索", "Search")
                : index.kinds().list().stream()
                        .filter(kind -> query.kinds().contains(kind.name()))
                        .map(kind -> language.of(kind.pluralTitle()))
                        .collect(Collectors.joining(language.of("、", ", ")));
    }

    /** The orders to choose from; the value chosen has its address in {@code href}. */
    private List<PageFacet.Choice> sorts(SearchQuery query) {
        Language language = visit.language();
        List<PageFacet.Choice> sorts = new ArrayList<>();
        sorts.add(sort("", language.of("默认", "Best match")));
        String name = language.of("name", "nameEn");
        if (index.kinds().isSortable(query.kinds(), name)) {
            sorts.add(sort(name, language.of("名称", "Name")));
        }
        if (query.near() != null) {
            sorts.add(sort("distance", language.of("距离", "Distance")));
        }
        if (query.kinds().size() == 1) {
            Kind<?> kind = index.kinds().get(query.kinds().iterator().next());
            kind.fields().values().stream()
                    .filter(field -> field.sortable() && !field.name().startsWith("name") && isOfLanguage(kind, field))
                    .forEach(field -> addBoth(sorts, field));
        }
        return sorts;
    }

    /** Of two fields with the same content in both languages, the one in the reader's. */
    private boolean isOfLanguage(Kind<?> kind, Field<?> field) {
        String name = field.name();
        return visit.language() == Language.EN
                ? kind.findField(name + ENGLISH).isEmpty()
                : !name.endsWith(ENGLISH)
                        || kind.findField(name.substring(0, name.length() - ENGLISH.length()))
                                .isEmpty();
    }

    private void addBoth(List<PageFacet.Choice> sorts, Field<?> field) {
        String title = visit.language().of(field.title());
        sorts.add(sort(field.name(), title + " ↑"));
        sorts.add(sort("-" + field.name(), title + " ↓"));
    }

    private PageFacet.Choice sort(String value, String title) {
        boolean chosen = page.find("sort").orElse("").equals(value);
        return new PageFacet.Choice(value, title, 0, chosen, address(page.with("sort", value)));
    }

    private @Nullable String next(Hits hits) {
        boolean backwards = page.find(PageQuery.BEFORE).isPresent();
        return hits.items().isEmpty() || !(backwards || hits.more())
                ? null
                : address(page.with("cursor", hits.items().getLast().cursor()));
    }

    private @Nullable String previous(Hits hits) {
        boolean backwards = page.find(PageQuery.BEFORE).isPresent();
        boolean more = backwards ? hits.more() : page.find("cursor").isPresent();
        return hits.items().isEmpty() || !more
                ? null
                : address(page.with(PageQuery.BEFORE, hits.items().getFirst().cursor()));
    }

    /** What the map has to show of the conditions. */
    private Map<String, String> area() {
        Map<String, String> area = new HashMap<>();
        for (String name : List.of("bbox", "within", "near", "radius")) {
            page.find(name).ifPresent(value -> area.put(name, value));
        }
        return area;
    }
}
