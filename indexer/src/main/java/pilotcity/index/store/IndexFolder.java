package pilotcity.index.store;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.store.Directory;
import pilotcity.index.column.SegmentColumns;
import pilotcity.index.kind.Kinds;
import pilotcity.index.kind.TextRole;
import pilotcity.index.text.FieldAnalyzer;

/** Opening an index folder, whatever state it is in. */
public final class IndexFolder {
    /** Few segments make searches fast; one would make every later merge large. */
    static final int COMPACT_SEGMENTS = 2;

    /** The field of the commit that says how many dictionaries its documents may need. */
    static final String DICTIONARIES = "dictionaries";

    private static final double BUFFER_MEGABYTES = 64;

    /** Merging more at a time costs less and leaves more segments to look through. */
    private static final double SEGMENTS_PER_TIER = 4;

    /** Segments below this count as equal; a large floor would merge the same megabytes after every few writes. */
    private static final double FLOOR_MEGABYTES = 2;

    /** How many segments are left when there was time to tidy up. */
    public static final int TIDY_SEGMENTS = 5;

    private IndexFolder() {}

    public static IndexWriter open(Directory directory, Kinds kinds) throws IOException {
        String schema = IndexSchema.layout(kinds);
        String schemaKey = IndexChangeWriter.schemaKey();
        Analyzer analyzer = new FieldAnalyzer(LuceneFieldNames.words(TextRole.NAME));
        OpenMode mode = mode(directory, schema, schemaKey);
        if (mode == OpenMode.CREATE) {
            DocumentCompression.clear(directory);
        }
        return new IndexWriter(directory, config(analyzer, mode));
    }

    /** An index of another schema may be sorted otherwise, and then cannot even be opened for writing. */
    private static OpenMode mode(Directory directory, String schema, String schemaKey) throws IOException {
        if (!DirectoryReader.indexExists(directory)) {
            return OpenMode.CREATE;
        }
        try (DirectoryReader readable = DirectoryReader.open(directory)) {
            Map<String, String> committed = readable.getIndexCommit().getUserData();
            boolean complete = new DocumentCompression(directory).size()
                    >= Integer.parseInt(committed.getOrDefault(DICTIONARIES, "0"));
            return complete && committed.getOrDefault(schemaKey, schema).equals(schema)
                    ? OpenMode.APPEND
                    : OpenMode.CREATE;
        } catch (CorruptIndexException
                | IndexFormatTooOldException
                | IndexFormatTooNewException
                | NoSuchFileException e) {
            System.getLogger(IndexFolder.class.getName()).log(System.Logger.Level.WARNING, "index is rebuilt", e);
            // a writer reads the last commit even where it is to begin anew
            delete(directory, IndexFileNames.SEGMENTS);
            return OpenMode.CREATE;
        }
    }

    /** Deletes the files whose names begin so. */
    static void delete(Directory directory, String prefix) throws IOException {
        for (String file : directory.listAll()) {
            if (file.startsWith(prefix)) {
                directory.deleteFile(file);
            }
        }
    }

    static Map<String, String> checkpoint(IndexWriter writer) {
        Map<String, String> stored = new HashMap<>();
        Iterable<Map.Entry<String, String>> committed = writer.getLiveCommitData();
        if (committed != null) {
            committed.forEach(entry -> stored.put(entry.getKey(), entry.getValue()));
        }
        return stored;
    }

    private static IndexWriterConfig config(Analyzer analyzer, OpenMode mode) {
        TieredMergePolicy merges = new TieredMergePolicy();
        merges.setSegmentsPerTier(SEGMENTS_PER_TIER);
        merges.setFloorSegmentMB(FLOOR_MEGABYTES);
        return new IndexWriterConfig(analyzer)
                .setOpenMode(mode)
                .setIndexSort(IndexOrder.sort())
                .setMergedSegmentWarmer(SegmentColumns::warm)
                .setRAMBufferSizeMB(BUFFER_MEGABYTES)
                // nobody who waits for a refresh waits for merges, which is what Lucene does for half a second
                .setMaxFullFlushMergeWaitMillis(0)
                .setMergePolicy(new TidyMergePolicy(merges, TIDY_SEGMENTS))
                .setCommitOnClose(false);
    }
}
