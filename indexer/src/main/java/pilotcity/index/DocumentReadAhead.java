package pilotcity.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import pilotcity.index.document.Document;

/**
 * Shows documents one by one while another thread reads the next batch: unpacking a document takes about as long as
 * writing it into an export.
 */
final class DocumentReadAhead {
    private static final int DOCUMENTS = 512;
    private static final int BYTES = 1 << 20;

    private final Stored documents;

    /** Reads one document after the other, on one thread at a time. */
    @FunctionalInterface
    interface Stored {
        /** The next document, or null when there are no more. */
        @Nullable
        Document next() throws IOException;
    }

    private record Batch(List<Document> documents, boolean last) {}

    DocumentReadAhead(Stored documents) {
        this.documents = documents;
    }

    /** Nothing is read any more when this returns or throws. */
    void each(IndexScan.Visitor visitor) throws IOException {
        Batch batch = read();
        while (!batch.last()) {
            CompletableFuture<Batch> next = CompletableFuture.supplyAsync(
                    this::readUnchecked, task -> Thread.ofVirtual().start(task));
            try {
                show(batch, visitor);
            } finally {
                next.handle((read, failure) -> read).join();
            }
            batch = get(next);
        }
        show(batch, visitor);
    }

    private static void show(Batch batch, IndexScan.Visitor visitor) throws IOException {
        for (Document document : batch.documents()) {
            visitor.see(document);
        }
    }

    private static Batch get(CompletableFuture<Batch> read) throws IOException {
        try {
            return read.join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case UncheckedIOException io -> throw io.getCause();
                case RuntimeException other -> throw other;
                case Error error -> throw error;
                case null, default -> throw e;
            }
        }
    }

    private Batch readUnchecked() {
        try {
            return read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Batch read() throws IOException {
        List<Document> read = new ArrayList<>(DOCUMENTS);
        int bytes = 0;
        while (read.size() < DOCUMENTS && bytes < BYTES) {
            Document document = documents.next();
            if (document == null) {
                return new Batch(read, true);
            }
            read.add(document);
            bytes += document.json().length;
        }
        return new Batch(read, false);
    }
}
