package pilotcity.portal.face.graphql.type;

import graphql.schema.DataFetcher;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLOutputType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.graphql.fetch.SourceFetcher;

/** One field of an object type, together with what answers it. */
public record SchemaField(GraphQLFieldDefinition definition, DataFetcher<?> fetcher) {

    /** A field that is read from its object alone. */
    public static SchemaField value(String name, GraphQLOutputType type, String description, SourceFetcher fetcher) {
        return of(name, type, description, List.of(), fetcher);
    }

    public static SchemaField of(
            String name, GraphQLOutputType type, String description, DataFetcher<? extends @Nullable Object> fetcher) {
        return of(name, type, description, List.of(), fetcher);
    }

    public static SchemaField of(
            String name,
            GraphQLOutputType type,
            String description,
            List<GraphQLArgument> arguments,
            DataFetcher<? extends @Nullable Object> fetcher) {
        GraphQLFieldDefinition definition = GraphQLFieldDefinition.newFieldDefinition()
                .name(name)
                .type(type)
                .description(description)
                .arguments(arguments)
                .build();
        return new SchemaField(definition, fetcher);
    }

    /** The same field, deprecated where there is a reason. */
    public SchemaField deprecated(@Nullable String reason) {
        return reason == null ? this : new SchemaField(definition.transform(field -> field.deprecate(reason)), fetcher);
    }
}
