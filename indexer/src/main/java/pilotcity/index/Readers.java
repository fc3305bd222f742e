package pilotcity.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.ReaderManager;
import pilotcity.index.filter.FilterException;
import pilotcity.index.search.DamagedIndexException;
import pilotcity.index.search.SearchException;
import pilotcity.index.search.SearchTimeout;
import pilotcity.index.store.Checksums;
import pilotcity.index.store.Visible;

/** Lends readers of what is visible now. */
final class Readers implements AutoCloseable {
    private final ReaderManager readers;
    private final Visible visible;
    private final Checksums checksums = new Checksums();

    Readers(IndexWriter writer, Map<String, String> applied) throws IOException {
        this.readers = new ReaderManager(writer, true, false);
        this.visible = new Visible(readers, applied);
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
                checksums.suspect(reader);
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
        return checksums.differ();
    }

    /** Whoever has it releases it. */
    DirectoryReader acquire() {
        try {
            return readers.acquire();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A reader with the state that it shows; whoever has it releases it. */
    Visible.Held hold() throws IOException {
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
