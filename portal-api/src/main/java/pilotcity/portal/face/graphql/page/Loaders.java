package pilotcity.portal.face.graphql.page;

import graphql.schema.DataFetchingEnvironment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;
import org.dataloader.DataLoaderRegistry;
import org.dataloader.Try;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Document;

/**
 * Loads what one level of a query refers to, all of it at once. Every load is complete when it returns, so that a
 * request never leaves its thread.
 */
public final class Loaders {
    private static final String DOCUMENTS = "documents";
    private static final String PAGES = "pages";

    private Loaders() {}

    public static DataLoaderRegistry of(Reading reading) {
        PageReader pages = new PageReader(reading);
        return new DataLoaderRegistry()
                .register(
                        DOCUMENTS,
                        DataLoaderFactory.<Key, Item>newMappedDataLoader(
                                keys -> CompletableFuture.completedFuture(documents(reading, keys))))
                .register(
                        PAGES,
                        DataLoaderFactory.<PageRequest, Page>newDataLoaderWithTry(requests ->
                                CompletableFuture.completedFuture(requests.stream()
                                        .map(request -> Try.tryCall(() -> pages.read(request)))
                                        .toList())));
    }

    /** The document, or null where there is none. */
    public static CompletableFuture<@Nullable Item> document(DataFetchingEnvironment environment, Key key) {
        Batches batches = environment.getGraphQlContext().get(Batches.class);
        return batches == null
                ? Loaders.<Key, @Nullable Item>loader(environment, DOCUMENTS).load(key)
                : batches.document(key);
    }

    public static CompletableFuture<Page> page(DataFetchingEnvironment environment, PageRequest request) {
        Batches batches = environment.getGraphQlContext().get(Batches.class);
        return batches == null
                ? Loaders.<PageRequest, Page>loader(environment, PAGES).load(request)
                : batches.page(request);
    }

    /** Something was written: what has been loaded may be out of date. */
    public static void forget(DataFetchingEnvironment environment) {
        Loaders.<Key, @Nullable Item>loader(environment, DOCUMENTS).clearAll();
        Loaders.<PageRequest, Page>loader(environment, PAGES).clearAll();
        Reading.of(environment).forget();
    }

    private static <K, V extends @Nullable Object> DataLoader<K, V> loader(
            DataFetchingEnvironment environment, String name) {
        return Objects.requireNonNull(environment.<K, V>getDataLoader(name));
    }

    static Map<Key, Item> documents(Reading reading, Collection<Key> keys) {
        reading.left();
        Map<String, List<String>> idsByKind = new LinkedHashMap<>();
        keys.forEach(key ->
                idsByKind.computeIfAbsent(key.kind(), kind -> new ArrayList<>()).add(key.id()));
        Map<Key, Item> items = new HashMap<>();
        idsByKind.forEach((kind, ids) -> {
            for (Document document :
                    reading.index(index -> index.findAll(kind, ids)).values()) {
                items.put(new Key(kind, document.id()), new Item(document));
            }
        });
        return items;
    }
}
