package pilotcity.portal.face.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.index.filter.Filter;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.KindReference;
import pilotcity.index.kind.Kinds;
import pilotcity.index.search.Hits;
import pilotcity.index.search.SearchQuery;
import pilotcity.portal.face.shared.page.PageAddresses;
import pilotcity.portal.face.shared.page.Visit;
import pilotcity.portal.face.shared.page.results.SelectionFilter;
import pilotcity.portal.kernel.problem.Problem;

/**
 * Reads feeds from the index.
 *
 * @param site what the portal is called
 */
record FeedReader(Index index, Visit visit, FeedAddress address, String site) {

    /** What {@code query} finds, newest change first unless it asks for another order. */
    Feed search(SearchQuery query, String title) {
        String kind = query.kinds().size() == 1 ? query.kinds().iterator().next() : "";
        String conditions = address.conditions();
        String html = kind.isEmpty() ? "" : "kind=" + kind + (conditions.isEmpty() ? "" : "&");
        return page(query, title, visit.link("/search?" + html + conditions));
    }

    private Feed page(SearchQuery query, String title, String html) {
        SearchQuery ordered = query.sort().isEmpty()
                ? query.withSort(new DocumentTimes(index)
                        .newestFirst(query.kinds().isEmpty() ? index.kinds().names() : query.kinds()))
                : query;
        Hits hits = index.search(ordered.withTotal(false));
        String next = hits.more() && !hits.items().isEmpty()
                ? address.page(hits.items().getLast().cursor())
                : null;
        return feed(title, html, next, new FeedEntryFactory(index, visit).of(hits.items()));
    }

    private Feed feed(String title, String html, @Nullable String next, List<Feed.Entry> entries) {
        Instant updated = entries.stream()
                .map(Feed.Entry::updated)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        return new Feed(
                address.first(),
                address.self(),
                visit.base() + html,
                next,
                title + " · " + site,
                site,
                visit.base() + visit.link("/"),
                visit.language(),
                updated,
                entries);
    }

    /** Whether anything happens to documents of {@code kind} that a feed can tell. */
    static boolean isTold(Kinds kinds, Kind<?> kind) {
        return kind.findField(FeedEntryFactory.TIMELINE).isPresent() || kinds.isPointedTo(kind.name());
    }

    /** What happens to one document: its own steps where its kind lists them, else the documents that point to it. */
    Feed document(Kind<?> kind, String id, SearchQuery paging) {
        Document document = index.find(kind.name(), id)
                .orElseThrow(() -> Problem.notFound("there is no " + kind.name() + " '" + id + "'"));
        FeedEntryFactory factory = new FeedEntryFactory(index, visit);
        String title = factory.title(kind, id, document.map());
        String html = visit.link(PageAddresses.of(kind, id));
        if (kind.findField(FeedEntryFactory.TIMELINE).isPresent()) {
            return feed(title, html, null, factory.ofTimeline(kind, document));
        }
        return page(pointingTo(kind, id, paging), title, html);
    }

    private SearchQuery pointingTo(Kind<?> kind, String id, SearchQuery paging) {
        List<Filter> ways = new ArrayList<>();
        Set<String> from = new LinkedHashSet<>();
        Set<String> fields = new LinkedHashSet<>();
        for (KindReference reference : index.kinds().listReferences()) {
            if (reference.to().equals(kind.name())) {
                from.add(reference.from());
                if (fields.add(reference.field())) {
                    Field<?> field =
                            index.kinds().get(reference.from()).fields().get(reference.field());
                    ways.add(SelectionFilter.condition(java.util.Objects.requireNonNull(field), List.of(id)));
                }
            }
        }
        if (from.isEmpty()) {
            throw Problem.notFound("nothing points to a " + kind.name() + ", so it has no feed");
        }
        Filter way = ways.size() == 1 ? ways.getFirst() : new Filter.Or(ways);
        Filter given = paging.filter();
        return SearchQuery.of(from.toArray(String[]::new))
                .withFilter(given == null ? way : new Filter.And(List.of(way, given)))
                .withText(paging.text())
                .withNear(paging.near())
                .withSort(paging.sort())
                .withSimulated(paging.simulated())
                .withTimeout(paging.timeout())
                .withPage(paging.limit(), paging.after(), null);
    }
}
