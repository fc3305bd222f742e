package pilotcity.index.retrieval;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.ReaderManager;
import pilotcity.index.state.IndexState;

/** The reader of the current state of the index, and that state. */
public final class VisibleReader {
    /** After a crash versions are counted from the last commit again, so they name a state of this opening alone. */
    private final String opening = UUID.randomUUID().toString().substring(0, 13);

    private final ReaderManager readers;
    private IndexState state;

    public VisibleReader(ReaderManager readers, Map<String, String> checkpoint) throws IOException {
        this.readers = readers;
        DirectoryReader reader = readers.acquire();
        try {
            this.state = new IndexState(id(reader), now(), checkpoint);
        } finally {
            readers.release(reader);
        }
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private String id(DirectoryReader reader) {
        return opening + "-" + reader.getVersion();
    }

    /** @param applied everything that the next reader is sure to show */
    public synchronized void refresh(Map<String, String> applied) throws IOException {
        readers.maybeRefreshBlocking();
        DirectoryReader reader = readers.acquire();
        try {
            String id = id(reader);
            if (!id.equals(state.id())) {
                state = new IndexState(id, now(), applied);
            }
        } finally {
            readers.release(reader);
        }
    }

    /** A reader of one state. The caller releases it. */
    public record HeldReader(DirectoryReader reader, IndexState state) {}

    public synchronized HeldReader hold() throws IOException {
        return new HeldReader(readers.acquire(), state);
    }
}
