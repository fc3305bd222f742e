package pilotcity.index.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;

class TidyMergePolicyTest {
    @Test
    void whatIsTooManyIsMergedWhenSomebodyAsks() throws IOException {
        IndexWriterConfig config = new IndexWriterConfig()
                .setMergePolicy(new TidyMergePolicy(NoMergePolicy.INSTANCE, 5))
                .setMergeScheduler(new SerialMergeScheduler());
        try (ByteBuffersDirectory directory = new ByteBuffersDirectory();
                IndexWriter writer = new IndexWriter(directory, config)) {
            for (int segment = 0; segment < 12; segment++) {
                writer.addDocument(new Document());
                writer.commit();
            }
            assertThat(segments(writer)).isEqualTo(12);
            writer.maybeMerge();
            assertThat(segments(writer)).isEqualTo(5);
        }
    }

    private static int segments(IndexWriter writer) throws IOException {
        try (DirectoryReader reader = DirectoryReader.open(writer)) {
            assertThat(reader.numDocs()).isEqualTo(12);
            return reader.leaves().size();
        }
    }
}
