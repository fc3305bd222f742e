package pilotcity.portal.face.desk.sorting;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.index.document.FieldValues;
import pilotcity.index.kind.Kind;
import pilotcity.index.spatial.Geometries;
import pilotcity.portal.face.desk.Desk;
import pilotcity.portal.face.desk.SortingScope;
import pilotcity.portal.face.shared.page.results.PageQuery;
import pilotcity.portal.kernel.claim.ClaimStore;
import pilotcity.portal.kernel.permission.Permission;

/**
 * Somebody who sorts.
 *
 * @param organisation whose desk it is
 * @param seat where they sit: one page of one browser, for two people may have the same token
 */
record Sorter(Desk desk, String organisation, SortingScope scope, String seat) {
    static final String RECORD = "record";
    static final String SEAT = "seat";
    static final String WHOSE = "whose";
    private static final String CLASSIFY = "classify";
    private static final Pattern SEATS = Pattern.compile("[0-9a-f-]{36}");

    /** Empty where the desk is nobody's. */
    static Optional<Sorter> find(Index index, Desk desk, PageQuery query) {
        SortingScope asked = SortingScope.of(query.find(WHOSE).orElse(null));
        SortingScope scope = desk.scopes().contains(asked) ? asked : SortingScope.ORGANISATION;
        return Optional.ofNullable(desk.organisation(index))
                .map(organisation ->
                        new Sorter(desk, organisation, scope, seat(query).orElse("")));
    }

    static Optional<String> seat(PageQuery query) {
        return query.find(SEAT).filter(seat -> SEATS.matcher(seat).matches());
    }

    /** As claims name them. */
    String holder() {
        return ClaimStore.holder(desk.actor(), seat);
    }

    /** What sorting requires. */
    Permission permission() {
        return Permission.of(CLASSIFY, RECORD).organisation(scope == SortingScope.ORGANISATION ? organisation : null);
    }

    /** Whether they may sort anything here. */
    boolean may() {
        return desk.actor().allowsForSome(permission());
    }

    /**
     * Whether they may sort {@code record}, as far as its public part tells: where an unsorted one is, is known to a grid
     * cell, and whoever may sort in a part of that is told by the verb.
     */
    boolean may(Document record) {
        FieldValues values = new FieldValues(record);
        return desk.actor()
                .allows(permission()
                        .document(record.id())
                        .campaign((String) values.get("campaign"))
                        .at((String) values.get("place"), point(values.get(Kind.GEOMETRY))));
    }

    /** Whether {@code record} is in the hands whose records they sort. */
    boolean holds(Document record) {
        Object holder = record.value("organisation");
        return scope == SortingScope.ORGANISATION ? organisation.equals(holder) : holder == null;
    }

    private static @Nullable Point point(@Nullable Object geometry) {
        return geometry instanceof Map<?, ?> shape
                        && shape.get("coordinates") instanceof List<?> position
                        && position.getFirst() instanceof Number lon
                        && position.getLast() instanceof Number lat
                ? Geometries.point(lon.doubleValue(), lat.doubleValue())
                : null;
    }
}
