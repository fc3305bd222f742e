package pilotcity.portal.face.graphql.loading;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pilotcity.index.search.Hit;
import pilotcity.index.search.Hits;
import pilotcity.index.search.SearchException;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.search.SearchTimeout;
import pilotcity.portal.face.graphql.error.Refusal;
import pilotcity.portal.face.graphql.page.Page;
import pilotcity.portal.face.graphql.page.PageRequest;
import pilotcity.portal.face.graphql.page.Reading;
import pilotcity.portal.face.graphql.page.Window;

/** Reads pages from the index. */
final class ConnectionPageReader {
    private final Reading reading;

    ConnectionPageReader(Reading reading) {
        this.reading = reading;
    }

    /** @throws Refusal when the page cannot be read as asked, or not in time */
    Page read(PageRequest request) {
        Window window = request.window();
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

    private Hits search(PageRequest request, int size, @Nullable String cursor) {
        boolean backwards = request.window().backwards();
        SearchQuery query = request.query()
                .withPage(size, backwards ? null : cursor, backwards ? Objects.requireNonNullElse(cursor, "") : null)
                .withTimeout(reading.left());
        try {
            return reading.index(index -> index.search(query));
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
