package pilotcity.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.ReaderManager;
import pilotcity.index.filter.FilterException;
import pilotcity.index.retrieval.ChecksumVerifier;
import pilotcity.index.retrieval.VisibleReader;
import pilotcity.index.search.SearchException;
import pilotcity.index.search.SearchTimeout;
import pilotcity.index.state.DamagedIndexException;

/** Lends readers of what is visible now. */
final class IndexReaders implements AutoCloseable {
    private final ReaderManager readers;
    private final VisibleReader visible;
    private final ChecksumVerifier checksumVerifier = new ChecksumVerifier();

    IndexReaders(IndexWriter writer, Map<String, String> applied) throws IOException {
        this.readers = new ReaderManager(writer, true, false);
        this.visible = new VisibleReader(readers, applied);
    }

    /** Something that is read from one reader. */
    interface Reading<R> {
        R in(DirectoryReader reader) throws IOException;
    }

    <R> R read(Reading<R> reading) {
        try {
            DirectoryReader reader = readers.acquire();
            try {
                return reading.in(reader);
            } catch (SearchException | FilterException | SearchTimeout | DamagedIndexException e) {
                throw e;
            } catch (RuntimeException | IOException e) {
                checksumVerifier.suspect(reader);
                throw e;
            } finally {
                readers.release(reader);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the files are not what was written, as far as something in them could not be read. */
    boolean areDamaged() {
        return checksumVerifier.differ();
    }

    /** The caller releases it. */
    DirectoryReader acquire() {
        try {
            return readers.acquire();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A reader with the state that it shows; the caller releases it. */
    VisibleReader.HeldReader hold() throws IOException {
        return visible.hold();
    }

    /** @param applied everything that the next reader is sure to show */
    void refresh(Map<String, String> applied) throws IOException {
        visible.refresh(applied);
    }

    @Override
    public void close() throws IOException {
        readers.close();
    }
}
