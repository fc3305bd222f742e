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
import pilotcity.index.document.Document;

/**
 * Loads what one level of a query refers to, all of it at once. Every load is complete when it returns, so that a
 * request never leaves its thread.
 */
public final class DocumentLoaders {
    private static final String DOCUMENTS = "documents";
    private static final String PAGES = "pages";

    private DocumentLoaders() {}

    public static DataLoaderRegistry of(ReadContext readContext) {
        ConnectionPageReader pages = new ConnectionPageReader(readContext);
        return new DataLoaderRegistry()
                .register(
                        DOCUMENTS,
                        DataLoaderFactory.<GlobalId, LoadedDocument>newMappedDataLoader(
                                globalIds -> CompletableFuture.completedFuture(documents(readContext, globalIds))))
                .register(
                        PAGES,
                        DataLoaderFactory.<ConnectionPageRequest, ConnectionPage>newDataLoaderWithTry(requests ->
                                CompletableFuture.completedFuture(requests.stream()
                                        .map(request -> Try.tryCall(() -> pages.read(request)))
                                        .toList())));
    }

    /** The document, or null where there is none. */
    public static CompletableFuture<@Nullable LoadedDocument> document(
            DataFetchingEnvironment environment, GlobalId globalId) {
        LevelBatches batches = environment.getGraphQlContext().get(LevelBatches.class);
        return batches == null
                ? DocumentLoaders.<GlobalId, @Nullable LoadedDocument>loader(environment, DOCUMENTS)
                        .load(globalId)
                : batches.document(globalId);
    }

    public static CompletableFuture<ConnectionPage> page(
            DataFetchingEnvironment environment, ConnectionPageRequest request) {
        LevelBatches batches = environment.getGraphQlContext().get(LevelBatches.class);
        return batches == null
                ? DocumentLoaders.<ConnectionPageRequest, ConnectionPage>loader(environment, PAGES)
                        .load(request)
                : batches.page(request);
    }

    /** Something was written: what has been loaded may be out of date. */
    public static void forget(DataFetchingEnvironment environment) {
        DocumentLoaders.<GlobalId, @Nullable LoadedDocument>loader(environment, DOCUMENTS)
                .clearAll();
        DocumentLoaders.<ConnectionPageRequest, ConnectionPage>loader(environment, PAGES)
                .clearAll();
        ReadContext.of(environment).forget();
    }

    private static <K, V extends @Nullable Object> DataLoader<K, V> loader(
            DataFetchingEnvironment environment, String name) {
        return Objects.requireNonNull(environment.<K, V>getDataLoader(name));
    }

    static Map<GlobalId, LoadedDocument> documents(ReadContext readContext, Collection<GlobalId> globalIds) {
        readContext.left();
        Map<String, List<String>> idsByKind = new LinkedHashMap<>();
        globalIds.forEach(globalId -> idsByKind
                .computeIfAbsent(globalId.kind(), kind -> new ArrayList<>())
                .add(globalId.id()));
        Map<GlobalId, LoadedDocument> loadedDocuments = new HashMap<>();
        idsByKind.forEach((kind, ids) -> {
            for (Document document :
                    readContext.index(index -> index.findAll(kind, ids)).values()) {
                loadedDocuments.put(new GlobalId(kind, document.id()), new LoadedDocument(document));
            }
        });
        return loadedDocuments;
    }
}
