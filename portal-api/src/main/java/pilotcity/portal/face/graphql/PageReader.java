package pilotcity.portal.face.graphql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotcity.index.search.Hit;
import pilotcity.index.search.Hits;
import pilotcity.index.search.SearchException;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.search.SearchTimeout;

/** Reads pages from the index. */
final class PageReader {
    /** How far the end of a list may be when a page from the end is asked for without a cursor. */
    static final int LONGEST_WALK = 100_000;

    private final Reading reading;

    PageReader(Reading reading) {
        this.reading = reading;
    }

    /** @throws Refusal when the page cannot be read as asked, or not in time */
    Page read(PageRequest request) {
        Window window = request.window();
        if (window.backwards() && window.cursor() == null && request.items()) {
            return fromEnd(request);
        }
        int size = request.items() ? Math.max(1, window.size()) : 0;
        Hits hits = search(request, size, window.cursor());
        boolean more = window.size() == 0 ? !hits.items().isEmpty() : hits.more();
        boolean continued = window.cursor() != null;
        return new Page(
                edges(hits.items().stream().limit(window.size()).toList()),
                hits.total(),
                window.backwards() ? continued : more,
                window.backwards() ? more : continued,
                hits.facets());
    }

    /** The index starts a page at a cursor only, so the way to the end leads along the list. */
    private Page fromEnd(PageRequest request) {
        PageRequest forwards =
                new PageRequest(request.query(), new Window(request.window().size(), false, null), true);
        Hits counted = search(new PageRequest(request.query().withTotal(true), forwards.window(), true), 0, null);
        if (counted.total() > LONGEST_WALK) {
            throw Refusal.argument(
                    "last",
                    "this list has " + counted.total() + " items; turn the order around and use first, or narrow it to "
                            + LONGEST_WALK);
        }
        List<Hit> tail = tail(forwards, request.window().size());
        return new Page(edges(tail), counted.total(), false, counted.total() > tail.size(), counted.facets());
    }

    private List<Hit> tail(PageRequest forwards, int size) {
        PageRequest plain =
                new PageRequest(forwards.query().withTotal(false).withFacets(List.of()), forwards.window(), true);
        List<Hit> tail = new ArrayList<>();
        Hits hits = search(plain, SearchQuery.MAX_LIMIT, null);
        tail.addAll(hits.items());
        while (hits.more()) {
            hits = search(plain, SearchQuery.MAX_LIMIT, hits.items().getLast().cursor());
            tail.addAll(hits.items());
            tail = new ArrayList<>(tail.subList(Math.max(0, tail.size() - size), tail.size()));
        }
        return tail.subList(Math.max(0, tail.size() - size), tail.size());
    }

    private Hits search(PageRequest request, int size, @Nullable String cursor) {
        boolean backwards = request.window().backwards();
        SearchQuery query = request.query()
                .withPage(size, backwards ? null : cursor, backwards ? cursor : null)
                .withTimeout(reading.left());
        try {
            return reading.index().search(query);
        } catch (SearchTimeout e) {
            throw reading.timeout();
        } catch (SearchException e) {
            String argument = e.parameter().equals("cursor") ? (backwards ? "before" : "after") : e.parameter();
            throw Refusal.argument(argument, String.valueOf(e.getMessage()));
        }
    }

    private static List<Page.Edge> edges(List<Hit> hits) {
        return hits.stream().map(Page.Edge::of).toList();
    }
}
