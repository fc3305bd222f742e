package pilotcity.portal.face.website;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import pilotcity.index.Index;
import pilotcity.index.filter.Filter;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.KindReference;
import pilotcity.index.search.Hits;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.search.SimulatedDocuments;
import pilotcity.portal.face.shared.page.PageAddresses;
import pilotcity.portal.face.shared.page.Visit;
import pilotcity.portal.face.shared.page.document.DisplayValue;
import pilotcity.portal.face.shared.page.results.SelectionFilter;

/**
 * What points to a document, list by list: the ways back that its kind's inverse references name.
 *
 * @param listed a simulated document shows the simulated ones that point to it
 */
record RelatedLists(Index index, Kind<?> kind, SimulatedDocuments listed, Visit visit) {
    private static final int RELATED = 8;

    List<RelatedList> read(String id) {
        List<RelatedList> relatedList = new ArrayList<>();
        for (KindReference reference : index.kinds().listReferences()) {
            if (reference.to().equals(kind.name()) && reference.inverse() != null) {
                Hits hits = index.search(SearchQuery.of(reference.from())
                        .withFilter(pointsTo(reference, id))
                        .withSimulated(listed)
                        .withLimit(RELATED));
                if (hits.total() > 0) {
                    relatedList.add(related(reference, id, hits));
                }
            }
        }
        return relatedList;
    }

    private Filter pointsTo(KindReference reference, String id) {
        Field<?> field =
                index.kinds().get(reference.from()).findField(reference.field()).orElseThrow();
        return SelectionFilter.condition(field, List.of(id));
    }

    private RelatedList related(KindReference reference, String id, Hits hits) {
        Kind<?> from = index.kinds().get(reference.from());
        Field<?> field = from.findField(reference.field()).orElseThrow();
        List<DisplayValue> items = hits.items().stream()
                .map(hit -> DisplayValue.of(index.kinds(), hit.document(), visit))
                .toList();
        // The same kind can point here twice: a place's pilots, and the pilots of a province.
        String title = visit.language().of(from.pluralTitle())
                + visit.language().of("（", " (")
                + visit.language().of(field.title())
                + visit.language().of("）", ")");
        return new RelatedList(
                Objects.requireNonNull(reference.inverse()),
                title,
                hits.total(),
                items,
                visit.link(PageAddresses.list(from.name(), field.name(), id)));
    }
}
