package pilotcity.portal.face.desk.sorting;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.portal.face.desk.Desk;
import pilotcity.portal.face.desk.SortableRecords;
import pilotcity.portal.face.desk.SortingScope;
import pilotcity.portal.face.shared.page.results.PageQuery;
import pilotcity.portal.kernel.claim.ClaimHolder;
import pilotcity.portal.kernel.permission.Permission;

/**
 * Somebody who sorts.
 *
 * @param organisation whose desk it is
 * @param seat where they sit: one page of one browser, for two people may have the same token
 * @param page the number of that page, which is higher each time that it is loaded
 */
record Sorter(Desk desk, String organisation, SortingScope scope, String seat, long page) {
    static final String RECORD = "record";
    static final String SEAT = "seat";
    static final String WHOSE = "whose";
    static final String PAGE = "page";
    private static final Pattern SEATS = Pattern.compile("[0-9a-f-]{36}");

    /** Empty where the desk is nobody's. */
    static Optional<Sorter> find(Index index, Desk desk, PageQuery query) {
        SortingScope asked = SortingScope.of(query.find(WHOSE).orElse(null));
        SortingScope scope = desk.scopes().contains(asked) ? asked : SortingScope.ORGANISATION;
        return Optional.ofNullable(desk.organisation(index))
                .map(organisation ->
                        new Sorter(desk, organisation, scope, seat(query).orElse(""), 0));
    }

    static Optional<String> seat(PageQuery query) {
        return query.find(SEAT).filter(seat -> SEATS.matcher(seat).matches());
    }

    /** As claims name them. */
    ClaimHolder holder() {
        return ClaimHolder.of(desk.actor(), seat, page);
    }

    /** What sorting requires. */
    Permission permission() {
        return SortableRecords.permission(scope == SortingScope.ORGANISATION ? organisation : null);
    }

    /** Whether they may sort anything here. */
    boolean may() {
        return desk.actor().allowsForSome(permission());
    }

    SortableRecords records(Index index) {
        return new SortableRecords(index, desk.actor());
    }

    /** How many wait here. */
    SortableRecords.Count count(Index index) {
        return records(index).count(scope, organisation);
    }

    /** Whether {@code record} is in the hands whose records they sort. */
    boolean holds(Document record) {
        Object holder = record.value("organisation");
        return scope == SortingScope.ORGANISATION ? organisation.equals(holder) : holder == null;
    }

    /** The same on a page of theirs, at the seat that they have, else at one of their own. */
    Sorter on(long number) {
        return new Sorter(
                desk, organisation, scope, seat.isEmpty() ? UUID.randomUUID().toString() : seat, number);
    }
}
