package pilotcity.portal.face.graphql.fetch;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.LightDataFetcher;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads a field from its object alone. */
@FunctionalInterface
public interface SourceFetcher extends LightDataFetcher<@Nullable Object> {
    @Nullable
    Object of(Object source);

    @Override
    default @Nullable Object get(
            GraphQLFieldDefinition field, Object source, Supplier<DataFetchingEnvironment> environment) {
        return of(source);
    }

    @Override
    default @Nullable Object get(DataFetchingEnvironment environment) {
        return of(Objects.requireNonNull(environment.<Object>getSource()));
    }
}
