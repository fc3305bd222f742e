package pilotcity.portal.kernel.changefeed;

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
import pilotcity.index.document.DocumentKey;
import pilotcity.index.kind.SourceDocument;
import pilotcity.index.state.IndexingFailure;
import pilotcity.portal.kernel.changelog.ChangeLog;
import pilotcity.portal.kernel.changelog.ChangeLog.Change;
import pilotcity.portal.kernel.changelog.IndexCheckpoint;
import pilotcity.portal.kernel.changelog.LogPosition;
import pilotcity.portal.kernel.changelog.TransactionSnapshot;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.db.Database;

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
        List<SourceDocument> present,
        Map<String, Set<String>> absent,
        List<IndexingFailure> unreadable,
        long end,
        boolean last) {
    static final ChangeBatch NONE = new ChangeBatch(List.of(), List.of(), Map.of(), List.of(), 0, true);

    private static final int SIZE = 1_000;

    /** Enough to tell a large transaction, which is passed over then. */
    private static final int FIRST_SIZE = TransactionSizeFilter.MOST + 50;

    /** For large transactions, between whose parts others pass: reading a thousand rows takes 30 ms. */
    private static final int SIZE_OF_LARGE = 250;

    private static final int PART = 25;

    /** What leads from a place to a snapshot; the next batch is loaded while the current one is being indexed. */
    static Iterator<ChangeBatch> between(
            Database database, DocumentLoader loader, LogPosition from, TransactionSnapshot until) {
        return between(database, loader, from, until, new TransactionSizeFilter(0));
    }

    /** The same, as far as {@code filter} lets it pass. */
    static Iterator<ChangeBatch> between(
            Database database,
            DocumentLoader loader,
            LogPosition from,
            TransactionSnapshot until,
            TransactionSizeFilter filter) {
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
                    List<Change> page = Await.get(ChangeLog.between(
                            database.feed(), from, until, Long.MAX_VALUE, after, size, filter.setAside()));
                    return ChangeBatch.load(database, loader, filter.pass(page), end(page), page.size() < size);
                });
            }
        };
    }

    /** All that there is, with its documents. */
    static ChangeBatch of(Database database, DocumentLoader loader, List<Change> changes) {
        return load(database, loader, changes, end(changes), true);
    }

    /** The next changes of one transaction, after number {@code after}. */
    static CompletableFuture<ChangeBatch> ofOne(Database database, DocumentLoader loader, long xid, long after) {
        return ahead(() -> {
            List<Change> page = Await.get(ChangeLog.ofOne(database.feed(), xid, after, SIZE_OF_LARGE));
            return load(database, loader, page, end(page), page.size() < SIZE_OF_LARGE);
        });
    }

    private static CompletableFuture<ChangeBatch> ahead(Supplier<ChangeBatch> loading) {
        return CompletableFuture.supplyAsync(loading, task -> Thread.ofVirtual().start(task));
    }

    private static long end(List<Change> page) {
        return page.isEmpty() ? 0 : page.getLast().seq();
    }

    void applyTo(Index index, IndexCheckpoint checkpoint) {
        DocumentLoader.log(index.apply(present, absent, unreadable, checkpoint.map()));
    }

    /** The same in parts of few changes, at least one; a document is in one of them. */
    Iterator<ChangeBatch> parts() {
        if (changes.isEmpty()) {
            return List.of(this).iterator();
        }
        Map<DocumentKey, SourceDocument> sourceDocuments = new HashMap<>();
        present.forEach(
                source -> sourceDocuments.put(new DocumentKey(source.kind().name(), source.id()), source));
        Map<DocumentKey, IndexingFailure> indexingFailures = new HashMap<>();
        unreadable.forEach(failure -> indexingFailures.put(new DocumentKey(failure.kind(), failure.id()), failure));
        List<ChangeBatch> parts = new ArrayList<>();
        for (int from = 0; from < changes.size(); from += PART) {
            int to = Math.min(changes.size(), from + PART);
            parts.add(part(changes.subList(from, to), sourceDocuments, indexingFailures, last && to == changes.size()));
        }
        return parts.iterator();
    }

    private ChangeBatch part(
            List<Change> some,
            Map<DocumentKey, SourceDocument> sourceDocuments,
            Map<DocumentKey, IndexingFailure> indexingFailures,
            boolean end) {
        List<SourceDocument> put = new ArrayList<>();
        List<IndexingFailure> refused = new ArrayList<>();
        Map<String, Set<String>> gone = new HashMap<>();
        for (Change change : some) {
            DocumentKey key = change.key();
            SourceDocument source = sourceDocuments.remove(key);
            IndexingFailure failure = indexingFailures.remove(key);
            if (source != null) {
                put.add(source);
            } else if (failure != null) {
                refused.add(failure);
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

    private static ChangeBatch load(
            Database database, DocumentLoader loader, List<Change> changes, long end, boolean last) {
        Map<String, Set<String>> touched = new HashMap<>();
        changes.forEach(change -> touched.computeIfAbsent(change.kind(), kind -> new LinkedHashSet<>())
                .add(change.id()));
        List<SourceDocument> present = new ArrayList<>();
        List<IndexingFailure> unreadable = new ArrayList<>();
        touched.forEach((kind, ids) -> {
            DocumentLoader.LoadedDocuments loaded = loader.load(database.feed(), kind, ids);
            loaded.sources().forEach(source -> ids.remove(source.id()));
            loaded.refused().forEach(failure -> ids.remove(failure.id()));
            present.addAll(loaded.sources());
            unreadable.addAll(loaded.refused());
        });
        return new ChangeBatch(changes, present, touched, unreadable, end, last);
    }
}
