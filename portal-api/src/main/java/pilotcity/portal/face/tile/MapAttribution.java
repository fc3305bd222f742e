package pilotcity.portal.face.tile;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.filter.Expression;
import pilotcity.index.filter.Filter;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.Kind;
import pilotcity.index.search.FacetRequest;
import pilotcity.index.search.SearchQuery;
import pilotcity.portal.face.shared.catalogue.CatalogueEntry;
import pilotcity.portal.face.shared.dataset.SpatialTables.SpatialTable;
import pilotcity.portal.kernel.encoding.HtmlEscaping;

/**
 * Attribution of the documents on a map, as map libraries show it: for each data set its attribution and licence, in
 * HTML.
 *
 * @param base scheme, host and port
 */
record MapAttribution(Index index, String base) {
    private static final int MOST = 50;

    /** Empty where no data set says anything. */
    Optional<String> of(Collection<? extends Kind<?>> kinds) {
        Set<String> sets = new LinkedHashSet<>();
        kinds.forEach(kind -> addSets(kind, sets));
        return of(sets);
    }

    /** A table is of its data set. */
    Optional<String> of(TileLayer layer) {
        SpatialTable table = layer.table();
        return table == null
                ? of(java.util.List.of(layer.kind()))
                : of(Set.of(table.table().set().id()));
    }

    private Optional<String> of(Set<String> sets) {
        Set<String> said = new LinkedHashSet<>();
        sets.forEach(id -> index.find(CatalogueEntry.KIND, id)
                .map(document -> CatalogueEntry.of(document, index.kinds()))
                .map(this::line)
                .ifPresent(said::add));
        return said.isEmpty() ? Optional.empty() : Optional.of(String.join(" | ", said));
    }

    /** Those that the documents name, and those that are published as the kind. */
    private void addSets(Kind<?> kind, Set<String> sets) {
        if (!index.kinds().names().contains(CatalogueEntry.KIND)) {
            return;
        }
        kind.fields().values().stream()
                .filter(field -> CatalogueEntry.KIND.equals(field.target()) && field.facetable())
                .map(Field::name)
                .forEach(field -> index.search(SearchQuery.of(kind.name())
                                .withLimit(0)
                                .withFacets(java.util.List.of(new FacetRequest(field, MOST))))
                        .facets()
                        .getOrDefault(field, java.util.List.of())
                        .forEach(count -> sets.add(count.value())));
        Filter published = new Filter.Compare(
                new Expression.Property("publishedAs"), Filter.Operator.EQUAL, new Expression.Text(kind.name()));
        index.search(SearchQuery.of(CatalogueEntry.KIND).withFilter(published).withLimit(MOST))
                .items()
                .forEach(hit -> sets.add(hit.document().id()));
    }

    private String line(CatalogueEntry entry) {
        String whom = entry.attribution().isEmpty()
                ? entry.publisher().name().english()
                : entry.attribution().english();
        return link(base + "/datasets/" + entry.id(), whom) + " ("
                + link(entry.licence().url(), entry.licence().id()) + ")";
    }

    private static String link(@Nullable String address, String text) {
        return address == null
                ? HtmlEscaping.attribute(text)
                : "<a href=\"" + HtmlEscaping.attribute(address) + "\">" + HtmlEscaping.attribute(text) + "</a>";
    }
}
