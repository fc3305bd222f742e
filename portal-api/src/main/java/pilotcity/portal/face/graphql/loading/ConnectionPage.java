package pilotcity.portal.face.graphql.loading;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.index.search.FacetCount;
import pilotcity.index.search.Hit;

/**
 * One page of a connection, as its type reads it.
 *
 * @param total all matches, or -1 when it was not asked for
 * @param hasNext whether items follow, as far as one read can say (Relay, PageInfo)
 * @param hasPrevious whether items precede, likewise
 */
public record ConnectionPage(
        List<Edge> edges, long total, boolean hasNext, boolean hasPrevious, Map<String, List<FacetCount>> facets) {

    /** An item in its place. */
    public record Edge(Hit hit, LoadedDocument node) {
        public static Edge of(Hit hit) {
            return new Edge(hit, new LoadedDocument(hit.document(), hit.whole()));
        }
    }

    public List<LoadedDocument> nodes() {
        return edges.stream().map(Edge::node).toList();
    }

    @Nullable
    public String startCursor() {
        return edges.isEmpty() ? null : edges.getFirst().hit().cursor();
    }

    @Nullable
    public String endCursor() {
        return edges.isEmpty() ? null : edges.getLast().hit().cursor();
    }
}
