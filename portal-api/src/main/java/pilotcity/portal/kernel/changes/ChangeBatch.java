package pilotcity.portal.kernel.changes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Source;
import pilotcity.index.search.Index;
import pilotcity.index.search.Refusal;
import pilotcity.portal.kernel.changes.ChangeLog.Change;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.db.Db;

/**
 * Some changes, with the documents as they are now: an older state of a document is never needed.
 *
 * @param present documents to put
 * @param absent ids of documents that are gone, by kind
 * @param unreadable documents that are there and cannot be read
 * @param last whether these are the last changes of the snapshot
 */
record ChangeBatch(
        List<Change> changes,
        List<Source> present,
        Map<String, Set<String>> absent,
        List<Refusal> unreadable,
        boolean last) {
    private static final int SIZE = 5_000;

    /** What leads from a place to a snapshot; the next batch is loaded while the current one is being indexed. */
    static Iterator<ChangeBatch> between(Db db, Documents documents, LogPlace from, Snapshot until) {
        return new Iterator<>() {
            private @Nullable CompletableFuture<ChangeBatch> next = load(0);

            @Override
            public boolean hasNext() {
                return next != null;
            }

            @Override
            public ChangeBatch next() {
                if (next == null) {
                    throw new NoSuchElementException();
                }
                ChangeBatch batch = next.join();
                Change end = batch.last() ? null : batch.changes().getLast();
                next = end == null ? null : load(end.seq());
                return batch;
            }

            private CompletableFuture<ChangeBatch> load(long after) {
                return CompletableFuture.supplyAsync(
                        () -> ChangeBatch.load(
                                db,
                                documents,
                                Await.get(ChangeLog.between(db.client(), from, until, Long.MAX_VALUE, after, SIZE))),
                        task -> Thread.ofVirtual().start(task));
            }
        };
    }

    void applyTo(Index index, Checkpoint checkpoint) {
        Documents.log(index.apply(present, absent, unreadable, checkpoint.map()));
    }

    private static ChangeBatch load(Db db, Documents documents, List<Change> changes) {
        Map<String, Set<String>> touched = new HashMap<>();
        changes.forEach(change -> touched.computeIfAbsent(change.kind(), kind -> new LinkedHashSet<>())
                .add(change.id()));
        List<Source> present = new ArrayList<>();
        List<Refusal> unreadable = new ArrayList<>();
        touched.forEach((kind, ids) -> {
            Documents.Loaded loaded = documents.load(db.client(), kind, ids);
            loaded.sources().forEach(source -> ids.remove(source.id()));
            loaded.refused().forEach(refusal -> ids.remove(refusal.id()));
            present.addAll(loaded.sources());
            unreadable.addAll(loaded.refused());
        });
        return new ChangeBatch(changes, present, touched, unreadable, changes.size() < SIZE);
    }
}
