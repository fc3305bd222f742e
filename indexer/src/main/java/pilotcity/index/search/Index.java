package pilotcity.index.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.ReaderManager;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Document;
import pilotcity.index.kind.Kinds;
import pilotcity.index.kind.Source;
import pilotcity.index.kind.TextRole;
import pilotcity.index.text.FieldWords;

/**
 * The search index in one folder: replays changes into it, answers queries from it. A change is visible after
 * {@link #refresh} and durable after {@link #commit}; what was visible but not durable when the process died is applied
 * again, because the checkpoint is stored with the documents. All methods may be called from any thread, apply and
 * commit from one at a time.
 */
public final class Index implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Index.class.getName());
    private static final String SCHEMA = "schema";

    private final Kinds kinds;
    private final Analyzer analyzer;
    private final Directory directory;
    private final IndexWriter writer;
    private final ReaderManager readers;
    private final Visible visible;
    private final QueryPlanner planner;
    private final Suggester suggester;
    private final Deletions deletions = new Deletions();
    private Map<String, String> checkpoint;

    private Index(Kinds kinds, Analyzer analyzer, Directory directory, IndexWriter writer) throws IOException {
        this.kinds = kinds;
        this.analyzer = analyzer;
        this.directory = directory;
        this.writer = writer;
        this.readers = new ReaderManager(writer, true, false);
        this.planner = new QueryPlanner(kinds);
        this.suggester = new Suggester(kinds);
        this.checkpoint = IndexFolder.checkpoint(writer);
        this.visible = new Visible(readers, checkpoint);
    }

    /**
     * Opens the index in {@code folder}. One that is damaged, of another Lucene, or made from other kinds is emptied:
     * its checkpoint is then empty too, and the caller fills it again.
     */
    public static Index open(Path folder, Kinds kinds) {
        try {
            return in(new MMapDirectory(folder), kinds);
        } catch (IOException e) {
            throw new UncheckedIOException("index in " + folder + " cannot be opened", e);
        }
    }

    /** An empty index that lies in memory and goes with the process. */
    public static Index inMemory(Kinds kinds) throws IOException {
        return in(new ByteBuffersDirectory(), kinds);
    }

    private static Index in(Directory directory, Kinds kinds) throws IOException {
        Analyzer analyzer = new FieldWords(Names.words(TextRole.NAME));
        IndexWriter writer = IndexFolder.open(directory, analyzer, IndexSchema.mark(kinds), SCHEMA);
        return new Index(kinds, analyzer, directory, writer);
    }

    public Kinds kinds() {
        return kinds;
    }

    /** What {@link #apply} was given last, or what the folder was committed with; empty for a new index. */
    public synchronized Map<String, String> checkpoint() {
        return checkpoint;
    }

    /**
     * Puts and deletes documents.
     *
     * @param deleted ids by kind name
     * @param reached how far the caller has read, stored together with the documents
     */
    public void apply(
            Collection<Source> put, Map<String, ? extends Collection<String>> deleted, Map<String, String> reached) {
        try {
            put.parallelStream().forEach(source -> write(source, Names.KEY));
            for (Map.Entry<String, ? extends Collection<String>> kind : deleted.entrySet()) {
                for (String id : kind.getValue()) {
                    writer.deleteDocuments(new Term(Names.KEY, Names.key(kind.getKey(), id)));
                }
            }
            reach(reached);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * One document that cannot be indexed must not hold up all others: it is left out and reported.
     *
     * @param replaced the field by which an older version is found, or null when there is none
     */
    private void write(Source source, @Nullable String replaced) {
        String key = Names.key(source.kind().name(), source.id());
        try {
            if (replaced == null) {
                writer.addDocument(LuceneDocument.of(source));
            } else {
                writer.updateDocument(new Term(replaced, key), LuceneDocument.of(source));
            }
        } catch (IllegalArgumentException e) {
            LOG.log(Level.ERROR, "document " + key + " cannot be indexed", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds documents that are known to be new, faster than {@link #apply}. */
    public void addNew(Collection<Source> added) {
        added.parallelStream().forEach(source -> write(source, null));
    }

    private synchronized void reach(Map<String, String> reached) {
        checkpoint = Map.copyOf(reached);
        Map<String, String> stored = new HashMap<>(reached);
        stored.put(SCHEMA, IndexSchema.mark(kinds));
        writer.setLiveCommitData(stored.entrySet());
    }

    /** Makes everything applied visible to the next search. */
    public void refresh() {
        try {
            visible.refresh(checkpoint());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes everything applied to disk, with the checkpoint. */
    public void commit() {
        try {
            writer.commit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Merges what a first load left in many small segments. */
    public void compact() {
        try {
            writer.forceMerge(IndexFolder.COMPACT_SEGMENTS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Answers {@code query}.
     *
     * @throws SearchException when it cannot be answered as asked
     * @throws SearchTimeout when it took too long
     */
    public Hits search(SearchQuery query) {
        return search(query, 0);
    }

    /** The same behind the first {@code skipped} hits: the deeper the dearer, which a cursor is not. */
    public Hits search(SearchQuery query, int skipped) {
        return read(reader -> new SearchRun(planner, kinds, analyzer, query, skipped).run(reader));
    }

    /**
     * Every match of {@code query}, whose page, facets and highlights do not count; in the order of the index unless the
     * query names one. The caller closes it.
     *
     * @throws SearchException when it cannot be answered as asked
     */
    public Scan scan(SearchQuery query) {
        SortPlan order = query.sort().isEmpty() ? null : SortPlan.of(query, kinds);
        Query planned = planner.plan(query);
        try {
            return new Scan(visible.hold(), planned, order);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Answers what a map tile asks for.
     *
     * @throws SearchException when it cannot be answered as asked
     * @throws SearchTimeout when it took too long
     */
    public Tile tile(TileQuery query) {
        return read(reader -> new TileRun(reader, planner, kinds, deletions, query).run());
    }

    /** How many documents of {@code query} have a place, and where they all are. */
    public Extent extent(SearchQuery query) {
        return read(reader -> ExtentRun.run(reader, planner.plan(query), query.timeout()));
    }

    /** Documents whose names begin like {@code text}, or contain words that do; best first. */
    public List<Document> suggest(String text, Set<String> kindNames, int limit) {
        return read(reader -> suggester.suggest(new IndexSearcher(reader), text, kindNames, limit));
    }

    /** The whole document, with what lists leave out. */
    public Optional<Document> find(String kind, String id) {
        return read(reader -> Lookup.one(reader, kind, id));
    }

    /** Those of {@code ids} that exist, by id, as lists show them. */
    public Map<String, Document> findAll(String kind, Collection<String> ids) {
        return read(reader -> Lookup.many(reader, kind, ids));
    }

    /** How far the documents of {@code kind} reach, without those set aside. */
    public Coverage coverage(String kind) {
        return read(reader -> CoverageRun.of(reader, kind));
    }

    /** How many documents there are now. */
    public long size() {
        return read(DirectoryReader::numDocs);
    }

    /** A number that changes whenever the visible documents do. */
    public long version() {
        return read(DirectoryReader::getVersion);
    }

    /** What is visible now, for as long as the view is open; close it. */
    public View view() {
        try {
            return new View(readers.acquire(), planner);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A mark of everything that decides how documents look and lie in the index. */
    public String mark() {
        return IndexSchema.mark(kinds);
    }

    private interface Reading<R> {
        R in(DirectoryReader reader) throws IOException;
    }

    private <R> R read(Reading<R> reading) {
        try {
            DirectoryReader reader = readers.acquire();
            try {
                return reading.in(reader);
            } finally {
                readers.release(reader);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Commits and closes. */
    @Override
    public void close() {
        try (directory;
                writer;
                readers) {
            writer.commit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
