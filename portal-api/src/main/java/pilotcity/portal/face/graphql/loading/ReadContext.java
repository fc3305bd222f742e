package pilotcity.portal.face.graphql.loading;

import graphql.schema.DataFetchingEnvironment;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import pilotcity.index.Index;
import pilotcity.index.IndexView;
import pilotcity.index.document.Document;
import pilotcity.portal.face.graphql.error.ErrorCode;
import pilotcity.portal.face.graphql.error.RequestRefusedException;

/** One request while it is answered: the index it reads, the time it has left, the whole documents it has read. */
public final class ReadContext {
    private final IndexReads index;
    private final long deadline;
    private final Map<GlobalId, Optional<Document>> whole = new HashMap<>();
    private Runnable stop = () -> {};
    private boolean timedOut;

    /** @param deadline on the clock of {@link System#nanoTime} */
    public ReadContext(IndexReads index, long deadline) {
        this.index = index;
        this.deadline = deadline;
    }

    public static ReadContext of(DataFetchingEnvironment environment) {
        return Objects.requireNonNull(environment.getGraphQlContext().<ReadContext>get(ReadContext.class));
    }

    /** What {@code reading} finds in the index. */
    public <T> T index(Function<Index, T> reading) {
        return index.read(reading);
    }

    /** @param action ends the whole request; called when its time is up */
    public void stopsBy(Runnable action) {
        stop = action;
    }

    /**
     * The time left for one more read.
     *
     * @throws RequestRefusedException TIMEOUT when there is none
     */
    public Duration left() {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
            throw timeout();
        }
        return Duration.ofNanos(left);
    }

    /** Ends the request: what one field could not read in time, the others cannot either. */
    public RequestRefusedException timeout() {
        timedOut = true;
        stop.run();
        return RequestRefusedException.of(ErrorCode.TIMEOUT, "the request took too long; ask for less at once");
    }

    public boolean timedOut() {
        return timedOut;
    }

    /** Something was written: what has been read may be out of date. */
    public void forget() {
        whole.clear();
    }

    /** Reads what lists leave out of {@code loadedDocuments}, all at once; each document once a request. */
    public void complete(Collection<LoadedDocument> loadedDocuments) {
        List<LoadedDocument> missing = loadedDocuments.stream()
                .filter(loaded -> !loaded.completeAlone())
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        left();
        index(found -> {
            try (IndexView indexView = found.view()) {
                missing.forEach(loaded -> loaded.complete(
                        whole.computeIfAbsent(loaded.key(), globalId -> indexView.find(globalId.kind(), globalId.id()))
                                .orElse(null)));
            }
            return missing;
        });
    }
}
