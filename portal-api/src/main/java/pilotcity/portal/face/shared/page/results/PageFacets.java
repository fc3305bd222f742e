package pilotcity.portal.face.shared.page.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import pilotcity.index.Index;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.index.kind.Label;
import pilotcity.index.search.FacetCount;
import pilotcity.index.search.FacetRequest;
import pilotcity.index.search.Hits;
import pilotcity.index.search.SearchQuery;
import pilotcity.portal.face.shared.FacetLabels;
import pilotcity.portal.face.shared.page.Language;
import pilotcity.portal.face.shared.page.Visit;

/** The facets of the results. A facet is counted without its own chosen values, so that others can be added. */
public final class PageFacets {
    private static final int AT_ONCE = 8;
    private static final int MOST = 60;

    private final Index index;
    private final PageQueryReader reader;
    private final Visit visit;

    public PageFacets(Index index, PageQueryReader reader, Visit visit) {
        this.index = index;
        this.reader = reader;
        this.visit = visit;
    }

    /** Field names to count: the kind's own where one is chosen, else what several kinds have in common. */
    public List<String> fields(PageQuery page, Set<String> kindNames) {
        Kinds kinds = index.kinds();
        Map<String, Integer> uses = new LinkedHashMap<>();
        LinkedHashSet<String> names = new LinkedHashSet<>(List.of(FacetRequest.KIND));
        for (Kind<?> kind : kinds.list()) {
            if (kindNames.isEmpty() || kindNames.contains(kind.name())) {
                kind.fields().values().stream()
                        .filter(this::isOfLanguage)
                        .filter(field -> !field.name().equals(kind.simulated()))
                        .forEach(field -> uses.merge(field.name(), 1, Integer::sum));
            }
        }
        int least = kindNames.size() == 1 ? 1 : 2;
        uses.keySet().stream()
                .filter(name -> uses.getOrDefault(name, 0) >= (page.all(name).isEmpty() ? least : 1))
                .forEach(names::add);
        return List.copyOf(names);
    }

    private boolean isOfLanguage(Field<?> field) {
        boolean english = field.name().endsWith("En");
        boolean twin = !english && index.kinds().findField(field.name() + "En").isPresent();
        return field.facetable() && (visit.language() == Language.EN ? !twin : !english);
    }

    public List<PageFacet> read(PageQuery page, Hits hits) {
        List<PageFacet> pageFacets = new ArrayList<>();
        hits.facets().forEach((name, counts) -> {
            List<FacetCount> shown = page.all(name).isEmpty() ? counts : withoutOwn(page, name);
            if (shown.size() > 1 || !page.all(name).isEmpty()) {
                pageFacets.add(facet(page, name, shown));
            }
        });
        return pageFacets;
    }

    private List<FacetCount> withoutOwn(PageQuery page, String name) {
        SearchQuery open = reader.read(page.without(Set.of(name)));
        SearchQuery counting = open.withLimit(0).withFacets(PageQueryReader.requests(List.of(name), MOST));
        List<FacetCount> counts = new ArrayList<>(reader.counts().of(index, counting, name));
        for (String value : page.all(name)) {
            if (counts.stream().noneMatch(count -> count.value().equals(value))) {
                counts.add(new FacetCount(value, 0));
            }
        }
        return counts;
    }

    private PageFacet facet(PageQuery page, String name, List<FacetCount> counts) {
        Map<String, Label> labels = FacetLabels.of(index, reader.kindNames(page), name, counts);
        List<PageFacet.Choice> choices = counts.stream()
                .map(count -> choice(page, name, count, labels))
                .sorted(Comparator.comparing(choice -> !choice.chosen()))
                .toList();
        int cut = Math.min(choices.size(), AT_ONCE);
        return new PageFacet(name, title(page, name), choices.subList(0, cut), choices.subList(cut, choices.size()));
    }

    /** What the field {@code name} is called in the kinds that are asked. */
    public String title(PageQuery page, String name) {
        return name.equals(FacetRequest.KIND)
                ? visit.language().of("种类", "Kind")
                : index.kinds().listFields(reader.kindNames(page), name).stream()
                        .findFirst()
                        .map(field -> visit.language().of(field.title()))
                        .orElse(name);
    }

    private PageFacet.Choice choice(PageQuery page, String name, FacetCount count, Map<String, Label> labels) {
        PageQuery next = reader.toggled(page, name, count.value());
        return new PageFacet.Choice(
                count.value(),
                label(labels, count.value()),
                count.count(),
                page.has(name, count.value()),
                visit.link("/search?" + next.encoded()));
    }

    /** What {@code value} of {@code name} is called. */
    public String label(PageQuery page, String name, String value) {
        List<FacetCount> one = List.of(new FacetCount(value, 0));
        return label(FacetLabels.of(index, reader.kindNames(page), name, one), value);
    }

    private String label(Map<String, Label> labels, String value) {
        Label label = labels.get(value);
        String bare = value.startsWith("http") ? value.substring(value.lastIndexOf('/') + 1) : value;
        return label == null ? bare : visit.language().of(label);
    }

    public static int most() {
        return MOST;
    }
}
