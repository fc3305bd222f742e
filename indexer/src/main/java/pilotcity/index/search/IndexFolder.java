package pilotcity.index.search;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.store.Directory;

/** Opening an index folder, whatever state it is in. */
final class IndexFolder {
    /** Few segments make searches fast; one would make every later merge large. */
    static final int COMPACT_SEGMENTS = 2;

    private static final double BUFFER_MEGABYTES = 64;
    private static final double SEGMENTS_PER_TIER = 8;

    /** Segments below this count as equal; a large floor would merge the same megabytes after every few writes. */
    private static final double FLOOR_MEGABYTES = 1;

    private IndexFolder() {}

    static IndexWriter open(Directory directory, Analyzer analyzer, String schema, String schemaKey)
            throws IOException {
        try {
            IndexWriter writer = new IndexWriter(directory, config(analyzer, OpenMode.CREATE_OR_APPEND));
            String found = checkpoint(writer).getOrDefault(schemaKey, schema);
            if (found.equals(schema)) {
                return writer;
            }
            writer.rollback();
        } catch (CorruptIndexException
                | IndexFormatTooOldException
                | IndexFormatTooNewException
                | NoSuchFileException e) {
            System.getLogger(IndexFolder.class.getName()).log(System.Logger.Level.WARNING, "index is rebuilt", e);
        }
        return new IndexWriter(directory, config(analyzer, OpenMode.CREATE));
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
                .setRAMBufferSizeMB(BUFFER_MEGABYTES)
                .setMergePolicy(merges)
                .setCommitOnClose(false);
    }
}
