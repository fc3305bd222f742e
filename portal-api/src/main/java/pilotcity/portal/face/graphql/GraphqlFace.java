package pilotcity.portal.face.graphql;

import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaPrinter;
import io.vertx.ext.web.Router;
import java.util.function.Function;
import java.util.function.Supplier;
import pilotcity.index.filter.Filter;
import pilotcity.index.kind.Kinds;
import pilotcity.portal.face.graphql.error.ErrorCode;
import pilotcity.portal.face.graphql.error.RequestRefusedException;
import pilotcity.portal.face.graphql.limit.GraphqlLimits;
import pilotcity.portal.face.graphql.mutation.MutationContext;
import pilotcity.portal.face.graphql.request.EventStreamAnswers;
import pilotcity.portal.face.graphql.request.GraphqlEndpoint;
import pilotcity.portal.face.graphql.request.GraphqlEngine;
import pilotcity.portal.face.graphql.request.GraphqlRequestReader;
import pilotcity.portal.face.graphql.request.OperationRunner;
import pilotcity.portal.face.graphql.schema.SchemaFactory;
import pilotcity.portal.face.graphql.socket.SocketEndpoint;
import pilotcity.portal.face.graphql.subscription.SubscriptionHub;
import pilotcity.portal.face.graphql.type.LabelLanguage;
import pilotcity.portal.kernel.http.Face;
import pilotcity.portal.kernel.read.ReadPool;
import pilotcity.portal.kernel.read.TableReadPool;
import pilotcity.portal.suggestion.Suggester;

/**
 * GraphQL over all kinds, at {@code /graphql}, with a page to try it at {@code /graphiql}.
 *
 * <p>Sources: GraphQL (September 2025), GraphQL over HTTP (September 2026), Relay's Cursor Connections and Global
 * Object Identification.
 */
public final class GraphqlFace implements Face, AutoCloseable {
    private static final String LOST =
            "more has changed at once than can be told one by one; read again, and subscribe anew";

    private final GraphQLSchema schema;
    private final GraphqlEndpoint endpoint;
    private final SocketEndpoint socketEndpoint;
    private final SchemaDownload page;
    private final SubscriptionHub hub =
            new SubscriptionHub(OperationRunner.errors(RequestRefusedException.of(ErrorCode.UNAVAILABLE, LOST)));
    private final Runnable telling;

    /**
     * @param tables is asked for by the first request that is about tables
     * @param cql2 reads CQL2 text; throws {@link pilotcity.index.filter.FilterException} for what is none
     * @param language the language of titles and labels when the caller names none
     * @throws IllegalArgumentException when the names of kinds and fields leave no unambiguous schema
     */
    public GraphqlFace(
            Kinds kinds,
            ReadPool readPool,
            Supplier<TableReadPool> tables,
            GraphqlLimits limits,
            Function<String, Filter> cql2,
            LabelLanguage language,
            Suggester suggester,
            MutationContext mutationContext,
            SubscriptionContext subscriptions) {
        this.schema = SchemaFactory.create(kinds, limits, cql2, language, suggester, mutationContext);
        OperationRunner runner = new OperationRunner(new GraphqlEngine(schema, limits), readPool, tables, limits, hub);
        GraphqlRequestReader requests = new GraphqlRequestReader(subscriptions.documents());
        EventStreamAnswers events = new EventStreamAnswers(runner, subscriptions.connections());
        this.endpoint = new GraphqlEndpoint(runner, requests, events, limits, mutationContext.callers());
        this.socketEndpoint =
                new SocketEndpoint(runner, requests, subscriptions.connections(), subscriptions.holders());
        this.page = new SchemaDownload(sdl());
        this.telling = subscriptions.addListener().apply(hub);
    }

    /** Serves {@code /graphql}, {@code /graphql/schema.graphql} and {@code /graphiql}. */
    @Override
    public void mount(Router router) {
        socketEndpoint.mount(router);
        endpoint.mount(router);
        page.mount(router);
        new GraphiqlPage().mount(router);
    }

    /** How many subscriptions there are now. */
    public int subscriptions() {
        return hub.size();
    }

    @Override
    public void close() {
        telling.run();
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
