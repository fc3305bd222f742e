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
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.kind.DocumentKey;
import pilotcity.index.kind.Source;
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
 * @param end the number of the last change that was read for it
 * @param last whether these are the last changes there are
 */
record ChangeBatch(
        List<Change> changes,
        List<Source> present,
        Map<String, Set<String>> absent,
        List<Refusal> unreadable,
        long end,
        boolean last) {
    static final ChangeBatch NONE = new ChangeBatch(List.of(), List.of(), Map.of(), List.of(), 0, true);

    private static final int SIZE = 1_000;

    /** Enough to tell a large transaction, which is passed over then. */
    private static final int FIRST_SIZE = Sieve.MOST + 50;

    /** Of large transactions, between which others pass: what reads a thousand rows is busy with them for 30 ms. */
    private static final int SIZE_OF_LARGE = 250;

    private static final int PART = 25;

    /** What leads from a place to a snapshot; the next batch is loaded while the current one is being indexed. */
    static Iterator<ChangeBatch> between(Db db, Documents documents, LogPlace from, Snapshot until) {
        return between(db, documents, from, until, new Sieve(0));
    }

    /** The same, as far as {@code sieve} lets it pass. */
    static Iterator<ChangeBatch> between(Db db, Documents documents, LogPlace from, Snapshot until, Sieve sieve) {
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
                next = batch.last() ? null : load(batch.end());
                return batch;
            }

            private CompletableFuture<ChangeBatch> load(long after) {
                int size = after == 0 ? FIRST_SIZE : SIZE;
                return ahead(() -> {
                    List<Change> page = Await.get(
                            ChangeLog.between(db.feed(), from, until, Long.MAX_VALUE, after, size, sieve.setAside()));
                    return ChangeBatch.load(db, documents, sieve.pass(page), end(page), page.size() < size);
                });
            }
        };
    }

    /** All that there is, with its documents. */
    static ChangeBatch of(Db db, Documents documents, List<Change> changes) {
        return load(db, documents, changes, end(changes), true);
    }

    /** The next changes of one transaction, after number {@code after}. */
    static CompletableFuture<ChangeBatch> ofOne(Db db, Documents documents, long xid, long after) {
        return ahead(() -> {
            List<Change> page = Await.get(ChangeLog.ofOne(db.feed(), xid, after, SIZE_OF_LARGE));
            return load(db, documents, page, end(page), page.size() < SIZE_OF_LARGE);
        });
    }

    private static CompletableFuture<ChangeBatch> ahead(Supplier<ChangeBatch> loading) {
        return CompletableFuture.supplyAsync(loading, task -> Thread.ofVirtual().start(task));
    }

    private static long end(List<Change> page) {
        return page.isEmpty() ? 0 : page.getLast().seq();
    }

    void applyTo(Index index, Checkpoint checkpoint) {
        Documents.log(index.apply(present, absent, unreadable, checkpoint.map()));
    }

    /** The same in parts of few changes, at least one; a document is in one of them. */
    Iterator<ChangeBatch> parts() {
        if (changes.isEmpty()) {
            return List.of(this).iterator();
        }
        Map<DocumentKey, Source> sources = new HashMap<>();
        present.forEach(source -> sources.put(new DocumentKey(source.kind().name(), source.id()), source));
        Map<DocumentKey, Refusal> refusals = new HashMap<>();
        unreadable.forEach(refusal -> refusals.put(new DocumentKey(refusal.kind(), refusal.id()), refusal));
        List<ChangeBatch> parts = new ArrayList<>();
        for (int from = 0; from < changes.size(); from += PART) {
            int to = Math.min(changes.size(), from + PART);
            parts.add(part(changes.subList(from, to), sources, refusals, last && to == changes.size()));
        }
        return parts.iterator();
    }

    private ChangeBatch part(
            List<Change> some, Map<DocumentKey, Source> sources, Map<DocumentKey, Refusal> refusals, boolean end) {
        List<Source> put = new ArrayList<>();
        List<Refusal> refused = new ArrayList<>();
        Map<String, Set<String>> gone = new HashMap<>();
        for (Change change : some) {
            DocumentKey key = change.key();
            Source source = sources.remove(key);
            Refusal refusal = refusals.remove(key);
            if (source != null) {
                put.add(source);
            } else if (refusal != null) {
                refused.add(refusal);
            } else if (absent.getOrDefault(key.kind(), Set.of()).contains(key.id())) {
                gone.computeIfAbsent(key.kind(), kind -> new LinkedHashSet<>()).add(key.id());
            }
        }
        return new ChangeBatch(some, put, gone, refused, some.getLast().seq(), end);
    }

    /** The same without the documents {@code others}, which have been loaded since. */
    ChangeBatch without(Set<DocumentKey> others) {
        if (others.isEmpty()) {
            return this;
        }
        Map<String, Set<String>> gone = new HashMap<>();
        absent.forEach((kind, ids) -> gone.put(
                kind,
                ids.stream()
                        .filter(id -> !others.contains(new DocumentKey(kind, id)))
                        .collect(Collectors.toSet())));
        return new ChangeBatch(
                changes,
                present.stream()
                        .filter(each ->
                                !others.contains(new DocumentKey(each.kind().name(), each.id())))
                        .toList(),
                gone,
                unreadable.stream()
                        .filter(each -> !others.contains(new DocumentKey(each.kind(), each.id())))
                        .toList(),
                end,
                last);
    }

    private static ChangeBatch load(Db db, Documents documents, List<Change> changes, long end, boolean last) {
        Map<String, Set<String>> touched = new HashMap<>();
        changes.forEach(change -> touched.computeIfAbsent(change.kind(), kind -> new LinkedHashSet<>())
                .add(change.id()));
        List<Source> present = new ArrayList<>();
        List<Refusal> unreadable = new ArrayList<>();
        touched.forEach((kind, ids) -> {
            Documents.Loaded loaded = documents.load(db.feed(), kind, ids);
            loaded.sources().forEach(source -> ids.remove(source.id()));
            loaded.refused().forEach(refusal -> ids.remove(refusal.id()));
            present.addAll(loaded.sources());
            unreadable.addAll(loaded.refused());
        });
        return new ChangeBatch(changes, present, touched, unreadable, end, last);
    }
}
