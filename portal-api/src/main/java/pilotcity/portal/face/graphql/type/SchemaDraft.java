package pilotcity.portal.face.graphql.type;

import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import pilotcity.portal.face.graphql.loading.LoadedDocument;

/** A schema while it is put together. Types refer to one another by name, so that they come in any order. */
public final class SchemaDraft {
    private final GraphQLCodeRegistry.Builder code = GraphQLCodeRegistry.newCodeRegistry();
    private final Map<String, GraphQLNamedType> types = new LinkedHashMap<>();

    /** @throws IllegalArgumentException when two kinds, or two fields of one, would have one name */
    public GraphQLObjectType object(
            String name, String description, Collection<SchemaField> schemaFields, String... interfaces) {
        GraphQLObjectType.Builder type =
                GraphQLObjectType.newObject().name(name).description(description);
        for (SchemaField schemaField : schemaFields) {
            String field = schemaField.definition().getName();
            if (type.hasField(field)) {
                throw new IllegalArgumentException("type " + name + " has two fields " + field);
            }
            type.field(schemaField.definition());
            code.dataFetcher(FieldCoordinates.coordinates(name, field), schemaField.fetcher());
        }
        for (String implemented : interfaces) {
            type.withInterface(SchemaTypes.ref(implemented));
        }
        GraphQLObjectType built = type.build();
        add(built);
        return built;
    }

    public void add(GraphQLNamedType type) {
        if (types.put(type.getName(), type) != null) {
            throw new IllegalArgumentException("the schema has two types " + type.getName());
        }
    }

    /** Adds the type of that name unless it is there. */
    public void addIfAbsent(String name, Supplier<? extends GraphQLNamedType> type) {
        if (!types.containsKey(name)) {
            add(type.get());
        }
    }

    /** @param mutation the type of mutations; a schema without that type has none */
    public GraphQLSchema build(String query, String mutation, String subscription) {
        code.typeResolver(
                SchemaNames.NODE,
                environment -> typeOf(environment.getSchema(), Objects.requireNonNull(environment.getObject())));
        Set<GraphQLNamedType> others = new LinkedHashSet<>(types.values());
        GraphQLObjectType root = (GraphQLObjectType) Objects.requireNonNull(types.get(query));
        others.remove(root);
        GraphQLObjectType changes = (GraphQLObjectType) types.get(mutation);
        others.remove(changes);
        GraphQLObjectType events = (GraphQLObjectType) types.get(subscription);
        others.remove(events);
        return GraphQLSchema.newSchema()
                .query(root)
                .mutation(changes)
                .subscription(events)
                .additionalTypes(others)
                .codeRegistry(code.build())
                .build();
    }

    /** The type of a document that a field of an interface gives. */
    public static GraphQLObjectType typeOf(GraphQLSchema schema, Object item) {
        return Objects.requireNonNull(schema.getObjectType(
                SchemaNames.type(((LoadedDocument) item).key().kind())));
    }
}
