package pilotcity.portal.face.graphql.loading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.graphql.page.Item;
import pilotcity.portal.face.graphql.page.Key;
import pilotcity.portal.face.graphql.page.Page;
import pilotcity.portal.face.graphql.page.PageRequest;
import pilotcity.portal.face.graphql.page.Reading;

/** What the fields of one level refer to: gathered first, then read all at once. Nothing is read twice. */
public final class LevelBatches {
    private final Reading reading;
    private final ConnectionPageReader pages;
    private final Map<Key, CompletableFuture<@Nullable Item>> documents = new HashMap<>();
    private final Map<PageRequest, CompletableFuture<Page>> lists = new HashMap<>();
    private List<Key> documentsAsked = new ArrayList<>();
    private List<PageRequest> listsAsked = new ArrayList<>();

    public LevelBatches(Reading reading) {
        this.reading = reading;
        this.pages = new ConnectionPageReader(reading);
    }

    /** The document, or null where there is none; complete after the next {@link #read}. */
    public CompletableFuture<@Nullable Item> document(Key key) {
        return documents.computeIfAbsent(key, asked -> {
            documentsAsked.add(asked);
            return new CompletableFuture<>();
        });
    }

    /** Complete after the next {@link #read}. */
    CompletableFuture<Page> page(PageRequest request) {
        return lists.computeIfAbsent(request, asked -> {
            listsAsked.add(asked);
            return new CompletableFuture<>();
        });
    }

    /** Reads what has been asked for; whatever cannot be read ends it. */
    public void read() {
        List<Key> keys = documentsAsked;
        List<PageRequest> requests = listsAsked;
        documentsAsked = new ArrayList<>();
        listsAsked = new ArrayList<>();
        if (!keys.isEmpty()) {
            Map<Key, Item> found = DocumentLoaders.documents(reading, keys);
            keys.forEach(key -> document(key).complete(found.get(key)));
        }
        requests.forEach(request -> page(request).complete(pages.read(request)));
    }
}
