package pilotcity.portal.face.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.index.document.FieldValues;
import pilotcity.index.kind.Kind;
import pilotcity.index.search.Hit;
import pilotcity.index.search.Hits;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.spatial.Geometries;
import pilotcity.portal.kernel.permission.Actor;
import pilotcity.portal.kernel.permission.Permission;

/** The records that somebody may sort, of those that wait: a token may be for some places, areas or campaigns alone. */
public record SortableRecords(Index index, Actor actor) {
    private static final String CLASSIFY = "classify";
    private static final String RECORD = "record";

    /**
     * How many wait.
     *
     * @param own that the token is for
     * @param others that it is not for, or whose place is not known well enough to tell
     */
    public record Count(long own, long others) {
        Count and(Count other) {
            return new Count(own + other.own, others + other.others);
        }
    }

    /**
     * Some of those that the token is for.
     *
     * @param next where those behind begin, or null where there are none
     */
    public record Listed(List<Hit> hits, @Nullable String next) {}

    /** What sorting requires, in the name of {@code organisation}; of the portal where it is null. */
    public static Permission permission(@Nullable String organisation) {
        return Permission.of(CLASSIFY, RECORD).organisation(organisation);
    }

    /**
     * Whether they may sort {@code record}, as far as its public part tells: where an unsorted one is, is known to a grid
     * cell, and whoever may sort in a part of that is told by the verb.
     */
    public boolean may(Document record) {
        FieldValues values = new FieldValues(record);
        return actor.allows(permission((String) values.get("organisation"))
                .document(record.id())
                .campaign((String) values.get("campaign"))
                .at((String) values.get("place"), point(values.get(Kind.GEOMETRY))));
    }

    private static @Nullable Point point(@Nullable Object geometry) {
        return geometry instanceof Map<?, ?> shape
                        && shape.get("coordinates") instanceof List<?> position
                        && position.getFirst() instanceof Number lon
                        && position.getLast() instanceof Number lat
                ? Geometries.point(lon.doubleValue(), lat.doubleValue())
                : null;
    }

    /** How many wait, by whether they may sort them. */
    public Count count(SortingScope scope, String organisation) {
        SearchQuery query = scope.query(organisation);
        long all = index.search(query.withLimit(0)).total();
        if (isFree(scope, organisation)) {
            return new Count(all, 0);
        }
        long own = all == 0
                ? 0
                : list(query, null, Integer.MAX_VALUE, record -> true).hits().size();
        return new Count(own, all - own);
    }

    /** Whether the token is for all records in the same hands, wherever they are. */
    private boolean isFree(SortingScope scope, String organisation) {
        return actor.allows(permission(scope == SortingScope.ORGANISATION ? organisation : null));
    }

    /**
     * The first of those that they may sort.
     *
     * @param after where to begin, or null
     * @param wanted what else is asked of them
     */
    public Listed list(SearchQuery query, @Nullable String after, int most, Predicate<Document> wanted) {
        List<Hit> found = new ArrayList<>();
        String cursor = after;
        while (true) {
            Hits hits = index.search(query.withPage(SearchQuery.MAX_LIMIT, cursor, null));
            for (Hit hit : hits.items()) {
                if (wanted.test(hit.document()) && may(hit.document())) {
                    if (found.size() == most) {
                        return new Listed(found, found.getLast().cursor());
                    }
                    found.add(hit);
                }
            }
            if (!hits.more() || hits.items().isEmpty()) {
                return new Listed(found, null);
            }
            cursor = hits.items().getLast().cursor();
        }
    }
}
