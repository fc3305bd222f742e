package pilotcity.portal.face.graphql.fetch;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.graphql.loading.DocumentLoaders;
import pilotcity.portal.face.graphql.loading.GlobalId;
import pilotcity.portal.face.graphql.loading.LoadedDocument;

/** Follows a link that its object holds. */
@FunctionalInterface
public interface LinkFetcher extends DataFetcher<CompletableFuture<@Nullable LoadedDocument>> {
    /** The document it points to, or null. */
    @Nullable
    GlobalId target(Object source);

    @Override
    default CompletableFuture<@Nullable LoadedDocument> get(DataFetchingEnvironment environment) {
        GlobalId target = target(Objects.requireNonNull(environment.<Object>getSource()));
        return target == null ? CompletableFuture.completedFuture(null) : DocumentLoaders.document(environment, target);
    }
}
