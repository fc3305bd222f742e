package pilotcity.portal.face.graphql.loading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What the fields of one level refer to: collected first, then read all at once. Nothing is read twice. */
public final class LevelBatches {
    private final ReadContext readContext;
    private final ConnectionPageReader pages;
    private final Map<GlobalId, CompletableFuture<@Nullable LoadedDocument>> documents = new HashMap<>();
    private final Map<ConnectionPageRequest, CompletableFuture<ConnectionPage>> lists = new HashMap<>();
    private List<GlobalId> documentsAsked = new ArrayList<>();
    private List<ConnectionPageRequest> listsAsked = new ArrayList<>();

    public LevelBatches(ReadContext readContext) {
        this.readContext = readContext;
        this.pages = new ConnectionPageReader(readContext);
    }

    /** The document, or null where there is none; complete after the next {@link #read}. */
    public CompletableFuture<@Nullable LoadedDocument> document(GlobalId globalId) {
        return documents.computeIfAbsent(globalId, asked -> {
            documentsAsked.add(asked);
            return new CompletableFuture<>();
        });
    }

    /** Complete after the next {@link #read}. */
    CompletableFuture<ConnectionPage> page(ConnectionPageRequest request) {
        return lists.computeIfAbsent(request, asked -> {
            listsAsked.add(asked);
            return new CompletableFuture<>();
        });
    }

    /** Reads what has been asked for; whatever cannot be read ends it. */
    public void read() {
        List<GlobalId> globalIds = documentsAsked;
        List<ConnectionPageRequest> requests = listsAsked;
        documentsAsked = new ArrayList<>();
        listsAsked = new ArrayList<>();
        if (!globalIds.isEmpty()) {
            Map<GlobalId, LoadedDocument> found = DocumentLoaders.documents(readContext, globalIds);
            globalIds.forEach(globalId -> document(globalId).complete(found.get(globalId)));
        }
        requests.forEach(request -> page(request).complete(pages.read(request)));
    }
}
