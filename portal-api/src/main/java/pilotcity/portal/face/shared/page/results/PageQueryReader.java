package pilotcity.portal.face.shared.page.results;

import io.vertx.core.MultiMap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pilotcity.index.filter.Filter;
import pilotcity.index.filter.cql2json.Cql2Json;
import pilotcity.index.filter.cql2text.Cql2Text;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.FieldType;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.index.search.FacetRequest;
import pilotcity.index.search.SearchQuery;
import pilotcity.portal.face.shared.parameters.SearchParameters;
import pilotcity.portal.kernel.http.request.QueryParameters;
import pilotcity.portal.kernel.problem.Problem;

/**
 * Reads a {@link PageQuery} by way of the search API: chosen values become a CQL2 filter, the rest goes through as it
 * is. So the address of the API that a page names is what the page asked.
 */
public final class PageQueryReader {
    private static final Set<FieldType> CHOOSABLE =
            Set.of(FieldType.KEYWORD, FieldType.TEXT, FieldType.REFERENCE, FieldType.INTEGER, FieldType.BOOLEAN);

    private final Kinds kinds;
    private final SearchParameters parameters;
    private final FacetCountCache cache = new FacetCountCache();

    public PageQueryReader(Kinds kinds, Duration timeout) {
        this.kinds = kinds;
        this.parameters = new SearchParameters(kinds, timeout);
    }

    /** @throws Problem that names the parameter that is wrong */
    public SearchQuery read(PageQuery page) {
        SearchQuery query = parameters.read(QueryParameters.of(api(page), SearchParameters.KNOWN));
        String before = page.find(PageQuery.BEFORE).orElse(null);
        return before == null ? query : query.withPage(query.limit(), null, before);
    }

    FacetCountCache counts() {
        return cache;
    }

    /** The parameters of {@code /api/search} that ask the same. */
    public MultiMap api(PageQuery page) {
        MultiMap api = MultiMap.caseInsensitiveMultiMap();
        List<Filter> conditions = new ArrayList<>();
        page.values().forEach((name, chosen) -> {
            if (SearchParameters.KNOWN.contains(name)) {
                api.set(name, String.join(",", chosen));
            } else if (!name.equals(PageQuery.BEFORE)) {
                conditions.add(SelectionFilter.condition(choosable(name), List.copyOf(chosen)));
            }
        });
        if (!conditions.isEmpty()) {
            addFilter(api, conditions);
        }
        return api;
    }

    private static void addFilter(MultiMap api, List<Filter> conditions) {
        String given = api.get("filter");
        if (given != null) {
            conditions.addFirst(given.stripLeading().startsWith("{") ? Cql2Json.parse(given) : Cql2Text.parse(given));
            api.remove("filter-lang");
        }
        Filter filter = conditions.size() == 1 ? conditions.getFirst() : new Filter.And(conditions);
        api.set("filter", Cql2Text.write(filter));
    }

    private Field<?> choosable(String name) {
        return kinds.findField(name)
                .filter(field -> CHOOSABLE.contains(field.type()))
                .orElseThrow(() -> Problem.field(name, "unknown parameter, and no field to choose values of"));
    }

    /** With {@code value} chosen or no longer so, and without what would then be asked of no kind. */
    public PageQuery toggled(PageQuery page, String name, String value) {
        PageQuery next = page.toggled(name, value);
        return name.equals(FacetRequest.KIND) ? fitting(next) : next;
    }

    /** A choice of kinds takes along the conditions and the order that some of them know. */
    private PageQuery fitting(PageQuery page) {
        Set<String> asked = kindNames(page);
        List<String> foreign = page.values().keySet().stream()
                .filter(name -> kinds.findField(name).isPresent())
                .filter(name -> kinds.listFields(asked, name).isEmpty())
                .collect(Collectors.toCollection(ArrayList::new));
        boolean ordered = page.find("sort").stream()
                .flatMap(sort -> Stream.of(sort.split(",")))
                .map(step -> step.replaceFirst("^[-+]", ""))
                .filter(step -> kinds.findField(step).isPresent())
                .allMatch(step -> kinds.isSortable(asked, step));
        if (!ordered) {
            foreign.add("sort");
        }
        return page.without(foreign);
    }

    /** The kinds that {@code page} asks for; none for all. */
    Set<String> kindNames(PageQuery page) {
        return page.all(FacetRequest.KIND).stream()
                .flatMap(names -> Stream.of(names.split(",")))
                .flatMap(name -> kinds.find(name).map(Kind::name).stream())
                .collect(Collectors.toSet());
    }

    public static List<FacetRequest> requests(List<String> fields, int limit) {
        return fields.stream().map(field -> new FacetRequest(field, limit)).toList();
    }
}
