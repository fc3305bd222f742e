package pilotcity.portal.face.desk.sorting;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.portal.face.desk.SortableRecords;
import pilotcity.portal.kernel.claim.ClaimStore;
import pilotcity.portal.kernel.read.ReadPool;

/** Gives out the records that wait to be sorted, each to one at a time. */
record SortingQueue(ReadPool reads, ClaimStore claims) {
    /** As long as a page that is open needs to say so again. */
    static final Duration CLAIMED = Duration.ofMinutes(3);

    /** How many are looked at: more where others have the first. */
    private static final List<Integer> SOUGHT = List.of(40, 400);

    /**
     * What somebody got.
     *
     * @param left how many wait, with these
     */
    record Claimed(List<Document> records, SortableRecords.Count left) {}

    private record Candidates(List<String> ids, boolean all) {}

    /**
     * The next ones that nobody else has.
     *
     * @param first what comes before all others, where it waits to be sorted
     * @param without what is not wanted
     */
    Future<Claimed> next(Sorter sorter, List<String> first, Collection<String> without, int most) {
        return next(sorter, first, Set.copyOf(without), most, 0);
    }

    private Future<Claimed> next(Sorter sorter, List<String> first, Set<String> without, int most, int attempt) {
        return reads.read(index -> candidates(index, sorter, first, without, SOUGHT.get(attempt)))
                .compose(candidates -> claims.claim(Sorter.RECORD, candidates.ids(), sorter.holder(), most, CLAIMED)
                        .compose(taken -> {
                            boolean enough = taken.size() >= most || candidates.all();
                            return enough || attempt + 1 == SOUGHT.size()
                                    ? reads.read(index -> claimed(index, sorter, taken))
                                    : next(sorter, first, without, most, attempt + 1);
                        }));
    }

    private static Candidates candidates(
            Index index, Sorter sorter, List<String> first, Set<String> without, int sought) {
        SortableRecords records = sorter.records(index);
        List<String> ids = new ArrayList<>(theirs(index, sorter, first, SortingQueue::isWaiting));
        SortableRecords.Listed listed = records.list(
                sorter.scope().query(sorter.organisation()),
                null,
                sought,
                record -> !without.contains(record.id()) && !ids.contains(record.id()));
        listed.hits().forEach(hit -> ids.add(hit.document().id()));
        return new Candidates(ids, listed.next() == null);
    }

    /** Those of {@code ids} that are for them: nobody is kept from what is for others. */
    private static List<String> theirs(Index index, Sorter sorter, Collection<String> ids, Predicate<Document> wanted) {
        SortableRecords records = sorter.records(index);
        return ids.stream()
                .filter(id -> index.find(Sorter.RECORD, id)
                        .filter(record -> wanted.test(record) && sorter.holds(record) && records.may(record))
                        .isPresent())
                .toList();
    }

    private static Claimed claimed(Index index, Sorter sorter, List<String> ids) {
        return new Claimed(
                records(index, ids).stream().filter(SortingQueue::isWaiting).toList(), sorter.count(index));
    }

    /** Whole records, with their history: a search gives what lists show. */
    static List<Document> records(Index index, Collection<String> ids) {
        return ids.stream()
                .flatMap(id -> index.find(Sorter.RECORD, id).stream())
                .toList();
    }

    static boolean isWaiting(Document record) {
        return record.value("sorting") != null;
    }

    /** Those of {@code ids} that are theirs for longer. */
    Future<List<String>> keep(Sorter sorter, List<String> ids) {
        // what waits no more may soon wait again: a step that is taken back comes through here as well
        return reads.read(index -> theirs(index, sorter, ids, record -> true))
                .compose(theirs -> claims.claim(Sorter.RECORD, theirs, sorter.holder(), theirs.size(), CLAIMED));
    }

    Future<Void> release(Sorter sorter, Collection<String> ids) {
        return ids.isEmpty()
                ? Future.succeededFuture()
                : claims.release(Sorter.RECORD, List.copyOf(ids), sorter.holder());
    }

    /** The same on the page that is being loaded: what it gets is not given back by the one before. */
    Future<Sorter> onNextPage(Sorter sorter) {
        return claims.nextPage().map(sorter::on);
    }

    Future<Void> releaseAll(Sorter sorter) {
        return claims.releaseAll(Sorter.RECORD, sorter.holder());
    }

    /** Those of {@code ids} that somebody else has in front of them. */
    Future<Set<String>> ofOthers(Sorter sorter, List<String> ids) {
        return claims.ofOthers(Sorter.RECORD, ids, sorter.holder());
    }
}
