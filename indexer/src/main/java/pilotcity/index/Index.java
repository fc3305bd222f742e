package pilotcity.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import pilotcity.index.document.Document;
import pilotcity.index.kind.Kinds;
import pilotcity.index.kind.Label;
import pilotcity.index.kind.SourceDocument;
import pilotcity.index.plan.QueryPlanner;
import pilotcity.index.plan.SearchPlan;
import pilotcity.index.plan.SortPlan;
import pilotcity.index.retrieval.DocumentLookup;
import pilotcity.index.retrieval.DocumentTitles;
import pilotcity.index.retrieval.HitReader;
import pilotcity.index.run.CoverageRun;
import pilotcity.index.run.ExtentRun;
import pilotcity.index.run.ParallelSlices;
import pilotcity.index.run.SearchRun;
import pilotcity.index.run.Suggester;
import pilotcity.index.search.Coverage;
import pilotcity.index.search.Extent;
import pilotcity.index.search.Hits;
import pilotcity.index.search.SearchException;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.search.SearchTimeout;
import pilotcity.index.search.TileContent;
import pilotcity.index.search.TileQuery;
import pilotcity.index.state.IndexingFailure;
import pilotcity.index.state.LeftOutDocument;
import pilotcity.index.store.DocumentCompression;
import pilotcity.index.store.DocumentStore;
import pilotcity.index.store.IndexChangeWriter;
import pilotcity.index.store.IndexFolder;
import pilotcity.index.store.IndexSchema;
import pilotcity.index.store.RecentSegmentsDirectory;
import pilotcity.index.tilesearch.DeletedPositions;
import pilotcity.index.tilesearch.TileRun;

/**
 * The search index in one folder: replays changes into it, answers queries from it. A change is visible after
 * {@link #refresh} and durable after {@link #commit}; what was visible but not durable when the process died is applied
 * again, because the checkpoint is stored with the documents. All methods may be called from any thread, apply and
 * commit from one at a time.
 */
public final class Index implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Index.class.getName());

    private final DocumentStore store;
    private final Kinds kinds;
    private final Directory directory;
    private final IndexWriter writer;
    private final Analyzer analyzer;
    private final IndexChangeWriter changeWriter;
    private final IndexReaders readers;
    private final QueryPlanner planner;
    private final Suggester suggester;
    private final DocumentTitles titles;
    private final ParallelSlices slices;
    private final DeletedPositions deletions = new DeletedPositions();

    private Index(Directory directory, Kinds kinds, ParallelSlices slices) throws IOException {
        // first of all: it empties an index that cannot be read
        this.writer = IndexFolder.open(directory, kinds);
        this.slices = slices;
        this.store = new DocumentStore(new DocumentCompression(directory));
        this.kinds = kinds;
        this.directory = directory;
        this.analyzer = writer.getAnalyzer();
        this.changeWriter = new IndexChangeWriter(store, writer, kinds);
        this.planner = new QueryPlanner(store, kinds);
        this.titles = new DocumentTitles(new DocumentLookup(store), kinds);
        this.suggester = new Suggester(new HitReader(store), kinds);
        this.readers = new IndexReaders(writer, changeWriter.checkpoint());
    }

    /**
     * Opens the index in {@code folder}. One that is damaged, of another Lucene, or made from other kinds is emptied:
     * its checkpoint is then empty too, and the caller fills it again.
     */
    public static Index open(Path folder, Kinds kinds) {
        return open(folder, kinds, new ParallelSlices());
    }

    static Index open(Path folder, Kinds kinds, ParallelSlices slices) {
        try {
            return new Index(new RecentSegmentsDirectory(new MMapDirectory(folder)), kinds, slices);
        } catch (IOException e) {
            throw new UncheckedIOException("index in " + folder + " cannot be opened", e);
        }
    }

    /** An empty index that lies in memory and goes with the process. */
    public static Index inMemory(Kinds kinds) throws IOException {
        return new Index(new ByteBuffersDirectory(), kinds, new ParallelSlices());
    }

    public Kinds kinds() {
        return kinds;
    }

    /** What {@link #apply} was given last, or what the folder was committed with; empty for a new index. */
    public Map<String, String> checkpoint() {
        return changeWriter.checkpoint();
    }

    /** Puts and deletes documents; {@link #apply(Collection, Map, Collection, Map)} without any that cannot be read. */
    public List<IndexingFailure> apply(
            Collection<SourceDocument> put,
            Map<String, ? extends Collection<String>> deleted,
            Map<String, String> reached) {
        return apply(put, deleted, List.of(), reached);
    }

    /**
     * Puts and deletes documents. Those that cannot be indexed are {@link #leftOutDocuments}, and so are
     * {@code unreadable} ones: what the index held of them goes.
     *
     * @param deleted ids by kind name
     * @param reached how far the caller has read, stored together with the documents
     * @return what is left out and was not before, or for another reason
     * @throws UncheckedIOException when the files cannot be written; see {@link #isOpen}
     */
    public List<IndexingFailure> apply(
            Collection<SourceDocument> put,
            Map<String, ? extends Collection<String>> deleted,
            Collection<IndexingFailure> unreadable,
            Map<String, String> reached) {
        return changeWriter.apply(put, deleted, unreadable, reached);
    }

    /** Adds documents that are known to be new, faster than {@link #apply}. */
    public List<IndexingFailure> addNew(Collection<SourceDocument> added, Collection<IndexingFailure> unreadable) {
        return changeWriter.addNew(added, unreadable);
    }

    /** The documents that could not be read or indexed when they were last applied. */
    public List<LeftOutDocument> leftOutDocuments() {
        return changeWriter.leftOut();
    }

    /**
     * Whether it can still be written. A full disk, or another fault of the files, closes it for writing: what was
     * visible can be read on, and the folder be opened anew at what was committed last.
     */
    public boolean isOpen() {
        return changeWriter.isOpen();
    }

    /** Whether its files were found damaged, so that it has to be built again. */
    public boolean isDamaged() {
        return store.isDamaged()
                || readers.areDamaged()
                || writer.getTragicException() instanceof CorruptIndexException;
    }

    /** Makes everything applied visible to the next search. */
    public void refresh() {
        changeWriter.write(() -> readers.refresh(checkpoint()));
    }

    /** Writes everything applied to disk, with the checkpoint. */
    public void commit() {
        changeWriter.commit();
    }

    /** Goes on to merge, in the background, what many small writes left; says whether there is more of it. */
    public boolean mergeSmallSegments() {
        if (segments() <= IndexFolder.TIDY_SEGMENTS) {
            return false;
        }
        changeWriter.mergeSmallSegments();
        refresh();
        return true;
    }

    /** Merges what a first load left in many small segments. */
    public void compact() {
        changeWriter.compact();
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

    /** The same after the first {@code skipped} hits: the deeper, the more expensive. */
    public Hits search(SearchQuery query, int skipped) {
        return readers.read(reader ->
                new SearchRun(slices, new HitReader(store), planner, kinds, analyzer, query, skipped).run(reader));
    }

    /**
     * Every match of {@code query}, whose page, facets and highlights do not count; in the order of the index unless
     * the query names one. The caller closes it. Throws as {@link #search(SearchQuery)}.
     */
    public IndexScan scan(SearchQuery query) {
        SortPlan order = query.sort().isEmpty() ? null : SortPlan.of(query, kinds);
        SearchPlan plan = planner.plan(query);
        try {
            return new IndexScan(store, readers.hold(), plan.query(), order);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers what a map tile asks for; throws as {@link #search(SearchQuery)}. */
    public TileContent tile(TileQuery query) {
        return readers.read(
                reader -> new TileRun(new HitReader(store), reader, planner, kinds, deletions, query).run());
    }

    /** How many documents of {@code query} have a place, and where they all are. */
    public Extent extent(SearchQuery query) {
        return readers.read(reader -> ExtentRun.run(reader, planner.plan(query), query.timeout()));
    }

    /** Documents whose names begin like {@code text}, or contain words that do; best first. */
    public List<Document> suggest(String text, Set<String> kindNames, int limit) {
        return readers.read(reader -> suggester.suggest(new IndexSearcher(reader), text, kindNames, limit));
    }

    /** The whole document, with what lists leave out. */
    public Optional<Document> find(String kind, String id) {
        return readers.read(reader -> new DocumentLookup(store).one(reader, kind, id));
    }

    /** Those of {@code ids} that exist, by id, as lists show them. */
    public Map<String, Document> findAll(String kind, Collection<String> ids) {
        return readers.read(reader -> new DocumentLookup(store).many(reader, kind, ids));
    }

    /** What those of {@code ids} that exist are called, by id. */
    public Map<String, Label> titles(String kind, Collection<String> ids) {
        return readers.read(reader -> titles.of(reader, kind, ids));
    }

    /** How far the documents of {@code kind} reach, without those that their kind sets aside. */
    public Coverage coverage(String kind) {
        return readers.read(reader -> CoverageRun.of(reader, kinds.get(kind)));
    }

    public long size() {
        return readers.read(DirectoryReader::numDocs);
    }

    /** In how many segments the visible documents lie: each costs every search a little. */
    public int segments() {
        return readers.read(reader -> reader.leaves().size());
    }

    /** A number that changes whenever the visible documents do. */
    public long version() {
        return readers.read(DirectoryReader::getVersion);
    }

    /** What is visible now, for as long as the view is open; close it. */
    public IndexView view() {
        return new IndexView(readers.acquire(), planner, store);
    }

    /** A mark of what is published of documents. */
    public String mark() {
        return IndexSchema.mark(kinds);
    }

    /** Commits and closes; what cannot be committed is read again from where the last commit had got. */
    @Override
    public void close() {
        try (directory;
                writer;
                readers) {
            if (changeWriter.isOpen()) {
                changeWriter.commit();
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.log(Level.WARNING, "the index is closed at its last commit", e);
        }
    }
}
