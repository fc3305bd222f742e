package pilotcity.portal.face.graphql.loading;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pilotcity.index.search.Hit;
import pilotcity.index.search.Hits;
import pilotcity.index.search.SearchException;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.search.SearchTimeout;
import pilotcity.portal.face.graphql.error.RequestRefusedException;

/** Reads pages from the index. */
final class ConnectionPageReader {
    private final ReadContext readContext;

    ConnectionPageReader(ReadContext readContext) {
        this.readContext = readContext;
    }

    /** @throws RequestRefusedException when the page cannot be read as asked, or not in time */
    ConnectionPage read(ConnectionPageRequest request) {
        PageWindow pageWindow = request.window();
        int size = request.items() ? Math.max(1, pageWindow.size()) : 0;
        Hits hits = search(request, size, pageWindow.cursor());
        boolean more = pageWindow.size() == 0 ? !hits.items().isEmpty() : hits.more();
        boolean continued = pageWindow.cursor() != null;
        return new ConnectionPage(
                edges(hits.items().stream().limit(pageWindow.size()).toList()),
                hits.total(),
                pageWindow.backwards() ? continued : more,
                pageWindow.backwards() ? more : continued,
                hits.facets());
    }

    private Hits search(ConnectionPageRequest request, int size, @Nullable String cursor) {
        boolean backwards = request.window().backwards();
        SearchQuery query = request.query()
                .withPage(size, backwards ? null : cursor, backwards ? Objects.requireNonNullElse(cursor, "") : null)
                .withTimeout(readContext.left());
        try {
            return readContext.index(index -> index.search(query));
        } catch (SearchTimeout e) {
            throw readContext.timeout();
        } catch (SearchException e) {
            String argument = e.parameter().equals("cursor") ? (backwards ? "before" : "after") : e.parameter();
            throw RequestRefusedException.argument(argument, String.valueOf(e.getMessage()));
        }
    }

    private static List<ConnectionPage.Edge> edges(List<Hit> hits) {
        return hits.stream().map(ConnectionPage.Edge::of).toList();
    }
}
