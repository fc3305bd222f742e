package pilotcity.portal.face.graphql;

import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaPrinter;
import io.vertx.ext.web.Router;
import java.util.function.Function;
import pilotcity.index.filter.Filter;
import pilotcity.index.kind.Kinds;
import pilotcity.portal.Face;
import pilotcity.portal.face.graphql.limit.GraphqlLimits;
import pilotcity.portal.face.graphql.mutation.Writing;
import pilotcity.portal.face.graphql.request.Engine;
import pilotcity.portal.face.graphql.request.GraphqlEndpoint;
import pilotcity.portal.face.graphql.schema.SchemaFactory;
import pilotcity.portal.face.graphql.type.Language;
import pilotcity.portal.kernel.index.Reads;

/**
 * GraphQL over all kinds, at {@code /graphql}, with a page to try it at {@code /graphiql}.
 *
 * <p>Sources: GraphQL (September 2025), GraphQL over HTTP (September 2026), Relay's Cursor Connections and Global Object
 * Identification.
 */
public final class GraphqlFace implements Face {
    private final GraphQLSchema schema;
    private final GraphqlEndpoint endpoint;

    /**
     * @param cql2 reads CQL2 text; throws {@link pilotcity.index.filter.FilterException} for what is none
     * @param language the language of titles and labels when the caller names none
     * @throws IllegalArgumentException when the names of kinds and fields leave no unambiguous schema
     */
    public GraphqlFace(
            Kinds kinds,
            Reads reads,
            GraphqlLimits limits,
            Function<String, Filter> cql2,
            Language language,
            Writing writing) {
        this.schema = SchemaFactory.create(kinds, limits, cql2, language, writing);
        this.endpoint = new GraphqlEndpoint(new Engine(schema, limits), reads, limits, writing.callers());
    }

    /** Serves {@code /graphql} and {@code /graphiql}. */
    @Override
    public void mount(Router router) {
        endpoint.mount(router);
        new GraphiqlPage().mount(router);
    }

    /** The schema in the schema definition language, types and fields in alphabetical order. */
    public String sdl() {
        return sdl(schema);
    }

    static String sdl(GraphQLSchema schema) {
        SchemaPrinter.Options options = SchemaPrinter.Options.defaultOptions()
                .includeDirectiveDefinitions(false)
                .includeScalarTypes(true)
                .includeSchemaDefinition(true);
        return new SchemaPrinter(options).print(schema);
    }
}
