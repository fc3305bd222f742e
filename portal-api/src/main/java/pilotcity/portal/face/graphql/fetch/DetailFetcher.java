package pilotcity.portal.face.graphql.fetch;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.LightDataFetcher;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.graphql.loading.LoadedDocument;
import pilotcity.portal.face.graphql.loading.ReadContext;

/**
 * Reads what lists leave out: of one document alone, unless the executor has completed all of a level before.
 *
 * @param value reads it from the whole document
 */
public record DetailFetcher(SourceFetcher value) implements LightDataFetcher<@Nullable Object> {
    @Override
    public @Nullable Object get(
            GraphQLFieldDefinition field, Object source, Supplier<DataFetchingEnvironment> environment) {
        if (source instanceof LoadedDocument loaded && !loaded.isWhole()) {
            ReadContext.of(environment.get()).complete(List.of(loaded));
        }
        return value.of(source);
    }

    @Override
    public @Nullable Object get(DataFetchingEnvironment environment) {
        return get(
                environment.getFieldDefinition(),
                Objects.requireNonNull(environment.<Object>getSource()),
                () -> environment);
    }
}
