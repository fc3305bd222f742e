package pilotcity.index.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Kinds;
import pilotcity.index.kind.SourceDocument;
import pilotcity.index.state.IndexingFailure;
import pilotcity.index.state.LeftOutDocument;

/**
 * Writes an index: documents, the list of those that are left out, and how far the caller has read, committed
 * together. A disk that is full, or any other fault of the files, closes the writer for good.
 */
public final class IndexChangeWriter {
    private static final String SCHEMA = "schema";
    private static final String LEFT_OUT = "left-out";

    /** Each thread that adds fills a segment of its own, and a segment costs more than this many documents. */
    private static final int FEW = 50;

    private final DocumentStore store;
    private final IndexWriter writer;
    private final String schema;
    private final LeftOutDocuments leftOut;
    private final Object commits = new Object();
    private Map<String, String> checkpoint;
    private boolean committing;

    public IndexChangeWriter(DocumentStore store, IndexWriter writer, Kinds kinds) {
        this.store = store;
        this.writer = writer;
        this.schema = IndexSchema.layout(kinds);
        Map<String, String> stored = IndexFolder.checkpoint(writer);
        this.leftOut = new LeftOutDocuments(stored.remove(LEFT_OUT));
        stored.remove(IndexFolder.DICTIONARIES);
        this.checkpoint = Map.copyOf(stored);
    }

    /** The field of the commit that names how documents lie in the index. */
    public static String schemaKey() {
        return SCHEMA;
    }

    public List<IndexingFailure> apply(
            Collection<SourceDocument> put,
            Map<String, ? extends Collection<String>> deleted,
            Collection<IndexingFailure> unreadable,
            Map<String, String> reached) {
        List<IndexingFailure> news = new ArrayList<>();
        write(() -> {
            Queue<IndexingFailure> refused = new ConcurrentLinkedQueue<>(unreadable);
            (put.size() > FEW ? put.parallelStream() : put.stream()).forEach(source -> add(source, true, refused));
            for (Map.Entry<String, ? extends Collection<String>> kind : deleted.entrySet()) {
                for (String id : kind.getValue()) {
                    delete(kind.getKey(), id);
                }
                leftOut.remove(kind.getKey(), kind.getValue());
            }
            news.addAll(leaveOut(put, refused));
            reach(reached);
        });
        return news;
    }

    /** Adds documents that are known to be new. */
    public List<IndexingFailure> addNew(Collection<SourceDocument> added, Collection<IndexingFailure> unreadable) {
        Queue<IndexingFailure> refused = new ConcurrentLinkedQueue<>(unreadable);
        write(() -> added.parallelStream().forEach(source -> add(source, false, refused)));
        return leftOut.add(refused);
    }

    /** What the index held of a document that cannot be read now is no longer true: it goes. */
    private List<IndexingFailure> leaveOut(Collection<SourceDocument> put, Queue<IndexingFailure> refused)
            throws IOException {
        Set<String> keys = new HashSet<>();
        for (IndexingFailure each : refused) {
            delete(each.kind(), each.id());
            keys.add(LuceneFieldNames.key(each.kind(), each.id()));
        }
        if (leftOut.size() > 0) {
            put.stream()
                    .filter(source ->
                            !keys.contains(LuceneFieldNames.key(source.kind().name(), source.id())))
                    .forEach(source -> leftOut.remove(source.kind().name(), List.of(source.id())));
        }
        return leftOut.add(refused);
    }

    private void delete(String kind, String id) throws IOException {
        writer.deleteDocuments(new Term(LuceneFieldNames.KEY, LuceneFieldNames.key(kind, id)));
    }

    /** One document that cannot be indexed must not hold up all others, whatever is wrong with it. */
    private void add(SourceDocument source, boolean replacing, Queue<IndexingFailure> refused) {
        String kind = source.kind().name();
        try {
            Document document = LuceneDocument.of(store, source);
            if (replacing) {
                writer.updateDocument(
                        new Term(LuceneFieldNames.KEY, LuceneFieldNames.key(kind, source.id())), document);
            } else {
                writer.addDocument(document);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UncheckedIOException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            if (!writer.isOpen()) {
                throw e;
            }
            refused.add(new IndexingFailure(kind, source.id(), e));
        }
    }

    private synchronized void reach(Map<String, String> reached) {
        checkpoint = Map.copyOf(reached);
        if (!committing) {
            store();
        }
    }

    private void store() {
        Map<String, String> stored = new HashMap<>(checkpoint);
        stored.put(SCHEMA, schema);
        stored.put(IndexFolder.DICTIONARIES, String.valueOf(store.dictionaries()));
        if (leftOut.size() > 0) {
            stored.put(LEFT_OUT, leftOut.text());
        }
        writer.setLiveCommitData(stored.entrySet());
    }

    public synchronized Map<String, String> checkpoint() {
        return checkpoint;
    }

    public List<LeftOutDocument> leftOut() {
        return leftOut.list();
    }

    /**
     * Writes to disk what has been applied; more may be applied meanwhile. The checkpoint that goes with it is that
     * from when it began, however late Lucene asks for it: what is applied twice does no harm, what is missed does.
     */
    public void commit() {
        synchronized (commits) {
            setCommitting(true);
            try {
                write(writer::commit);
            } finally {
                setCommitting(false);
            }
        }
    }

    private synchronized void setCommitting(boolean now) {
        committing = now;
        if (!now && writer.isOpen() && !checkpoint.isEmpty()) {
            store();
        }
    }

    public void compact() {
        write(() -> writer.forceMerge(IndexFolder.COMPACT_SEGMENTS));
    }

    /** Merges small segments, in the background. */
    public void mergeSmallSegments() {
        write(writer::maybeMerge);
    }

    /** Whether the writer has not closed itself. */
    public boolean isOpen() {
        return writer.isOpen();
    }

    /** Something that fails when the files cannot be written. */
    @FunctionalInterface
    public interface Work {
        void run() throws IOException;
    }

    /**
     * @throws UncheckedIOException when the files cannot be written, or the writer has closed itself because of that
     */
    public void write(Work work) {
        try {
            work.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (AlreadyClosedException e) {
            throw closed(e);
        }
    }

    private UncheckedIOException closed(AlreadyClosedException e) {
        @Nullable Throwable tragedy = writer.getTragicException();
        Throwable cause = tragedy == null ? e : tragedy;
        return new UncheckedIOException(new IOException("the index has closed itself: " + cause.getMessage(), cause));
    }
}
