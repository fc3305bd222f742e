package pilotcity.portal.face.graphql.loading;

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
import pilotcity.portal.face.graphql.page.Item;
import pilotcity.portal.face.graphql.page.Key;
import pilotcity.portal.face.graphql.page.Page;
import pilotcity.portal.face.graphql.page.PageRequest;
import pilotcity.portal.face.graphql.page.Reading;

/**
 * Loads what one level of a query refers to, all of it at once. Every load is complete when it returns, so that a
 * request never leaves its thread.
 */
public final class DocumentLoaders {
    private static final String DOCUMENTS = "documents";
    private static final String PAGES = "pages";

    private DocumentLoaders() {}

    public static DataLoaderRegistry of(Reading reading) {
        ConnectionPageReader pages = new ConnectionPageReader(reading);
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
        LevelBatches levelBatches = environment.getGraphQlContext().get(LevelBatches.class);
        return levelBatches == null
                ? DocumentLoaders.<Key, @Nullable Item>loader(environment, DOCUMENTS)
                        .load(key)
                : levelBatches.document(key);
    }

    public static CompletableFuture<Page> page(DataFetchingEnvironment environment, PageRequest request) {
        LevelBatches levelBatches = environment.getGraphQlContext().get(LevelBatches.class);
        return levelBatches == null
                ? DocumentLoaders.<PageRequest, Page>loader(environment, PAGES).load(request)
                : levelBatches.page(request);
    }

    /** Something was written: what has been loaded may be out of date. */
    public static void forget(DataFetchingEnvironment environment) {
        DocumentLoaders.<Key, @Nullable Item>loader(environment, DOCUMENTS).clearAll();
        DocumentLoaders.<PageRequest, Page>loader(environment, PAGES).clearAll();
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
