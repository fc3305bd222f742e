package pilotcity.portal.face.graphql.schema;

import graphql.Scalars;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLArgument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import pilotcity.index.filter.Expression;
import pilotcity.index.filter.Filter;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.KindReference;
import pilotcity.index.kind.Kinds;
import pilotcity.portal.face.graphql.filter.FilterConditions;
import pilotcity.portal.face.graphql.filter.FilterTypes;
import pilotcity.portal.face.graphql.filter.ListArguments;
import pilotcity.portal.face.graphql.filter.OrderTypes;
import pilotcity.portal.face.graphql.filter.SimulatedArgument;
import pilotcity.portal.face.graphql.limit.GraphqlLimits;
import pilotcity.portal.face.graphql.limit.QueryCostAnalysis;
import pilotcity.portal.face.graphql.loading.ConnectionPage;
import pilotcity.portal.face.graphql.loading.ConnectionPageRequest;
import pilotcity.portal.face.graphql.loading.DocumentLoaders;
import pilotcity.portal.face.graphql.loading.GlobalId;
import pilotcity.portal.face.graphql.loading.PageWindow;
import pilotcity.portal.face.graphql.type.SchemaDraft;
import pilotcity.portal.face.graphql.type.SchemaField;
import pilotcity.portal.face.graphql.type.SchemaNames;
import pilotcity.portal.face.graphql.type.SchemaTypes;

/** Lists of one kind, page by page (Relay, Cursor Connections). */
public final class ConnectionFields {
    private final SchemaDraft draft;
    private final Kinds kinds;
    private final GraphqlLimits limits;
    private final ListArguments listArguments;

    ConnectionFields(SchemaDraft draft, Kinds kinds, GraphqlLimits limits, ListArguments listArguments) {
        this.draft = draft;
        this.kinds = kinds;
        this.limits = limits;
        this.listArguments = listArguments;
    }

    /** Adds the connection and edge types of {@code kind}. */
    void add(Kind<?> kind) {
        String item = SchemaNames.type(kind);
        String title =
                SchemaNames.text(kind.pluralTitle().en(), kind.pluralTitle().zh());
        draft.object(item + "Edge", title + ", one in its place", ConnectionTypes.edge(item));
        draft.object(
                item + QueryCostAnalysis.CONNECTION, title + ", one page of them", ConnectionTypes.connection(item));
    }

    /** {@code pilot(id:)} and {@code pilots(…)} of the query type. */
    List<SchemaField> roots(Kind<?> kind) {
        SchemaField one = SchemaField.of(
                kind.name(),
                SchemaTypes.ref(SchemaNames.type(kind)),
                SchemaNames.describe(kind),
                List.of(SchemaTypes.argument(
                        "id",
                        SchemaTypes.required(Scalars.GraphQLID),
                        SchemaNames.text("The key or the global id", "标识"))),
                environment -> DocumentLoaders.document(
                        environment,
                        GlobalId.of(kind.name(), Objects.requireNonNull(environment.<String>getArgument("id")))));
        return List.of(one, list(kind.plural(), kind, null));
    }

    /** The list of those that point to the owner by {@code reference}. */
    SchemaField inverse(String name, KindReference reference) {
        return list(name, kinds.get(reference.from()), reference);
    }

    private SchemaField list(String name, Kind<?> kind, @Nullable KindReference through) {
        return SchemaField.of(
                name,
                SchemaTypes.required(SchemaTypes.ref(SchemaNames.type(kind) + QueryCostAnalysis.CONNECTION)),
                SchemaNames.text(kind.pluralTitle().en(), kind.pluralTitle().zh())
                        + (through == null ? "" : " that point here by " + through.field()),
                arguments(kind),
                environment -> read(environment, kind, through));
    }

    private CompletableFuture<ConnectionPage> read(
            DataFetchingEnvironment environment, Kind<?> kind, @Nullable KindReference through) {
        Map<String, @Nullable Object> arguments = FilterConditions.object(environment.getArguments());
        Filter owner = through == null
                ? null
                : new Filter.Compare(
                        new Expression.Property(through.field()),
                        Filter.Operator.EQUAL,
                        new Expression.Text(KindTypes.key(environment).id()));
        ConnectionPageRequest request = ConnectionPageRequest.of(
                listArguments.ofKind(kind, arguments, owner),
                PageWindow.of(arguments, limits),
                environment.getSelectionSet());
        return DocumentLoaders.page(environment, request);
    }

    private List<GraphQLArgument> arguments(Kind<?> kind) {
        String type = SchemaNames.type(kind);
        List<GraphQLArgument> arguments = new ArrayList<>(ConnectionTypes.window(limits));
        arguments.add(SchemaTypes.argument(
                "q", Scalars.GraphQLString, SchemaNames.text("Words that occur in the document", "全文检索")));
        arguments.add(SchemaTypes.argument(
                "filter",
                SchemaTypes.ref(type + FilterTypes.SUFFIX),
                SchemaNames.text("Conditions that every item fulfils", "过滤条件")));
        arguments.add(SchemaTypes.argument(
                "orderBy",
                SchemaTypes.listOf(SchemaTypes.ref(type + OrderTypes.SUFFIX)),
                SchemaNames.text("The order; by relevance with q, by distance with near, else the kind's own", "排序")));
        if (kind.hasGeometry()) {
            arguments.add(ConnectionTypes.near());
        }
        arguments.addAll(SimulatedArgument.argument(draft, List.of(kind)));
        return arguments;
    }
}
