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
import pilotcity.index.kind.Kinds;
import pilotcity.index.kind.Reference;
import pilotcity.portal.face.graphql.filter.Conditions;
import pilotcity.portal.face.graphql.filter.FilterTypes;
import pilotcity.portal.face.graphql.filter.OrderTypes;
import pilotcity.portal.face.graphql.filter.Queries;
import pilotcity.portal.face.graphql.filter.SimulatedArgument;
import pilotcity.portal.face.graphql.limit.GraphqlLimits;
import pilotcity.portal.face.graphql.limit.Weights;
import pilotcity.portal.face.graphql.loading.DocumentLoaders;
import pilotcity.portal.face.graphql.page.Key;
import pilotcity.portal.face.graphql.page.Page;
import pilotcity.portal.face.graphql.page.PageRequest;
import pilotcity.portal.face.graphql.page.Window;
import pilotcity.portal.face.graphql.type.Draft;
import pilotcity.portal.face.graphql.type.Names;
import pilotcity.portal.face.graphql.type.Part;
import pilotcity.portal.face.graphql.type.Types;

/** Lists of one kind, page by page (Relay, Cursor Connections). */
public final class ConnectionFields {
    private final Draft draft;
    private final Kinds kinds;
    private final GraphqlLimits limits;
    private final Queries queries;

    ConnectionFields(Draft draft, Kinds kinds, GraphqlLimits limits, Queries queries) {
        this.draft = draft;
        this.kinds = kinds;
        this.limits = limits;
        this.queries = queries;
    }

    /** Adds the connection and edge types of {@code kind}. */
    void add(Kind<?> kind) {
        String item = Names.type(kind);
        String title = Names.text(kind.pluralTitle().en(), kind.pluralTitle().zh());
        draft.object(item + "Edge", title + ", one in its place", ConnectionTypes.edge(item));
        draft.object(item + Weights.CONNECTION, title + ", one page of them", ConnectionTypes.connection(item));
    }

    /** {@code pilot(id:)} and {@code pilots(…)} of the query type. */
    List<Part> roots(Kind<?> kind) {
        Part one = Part.of(
                kind.name(),
                Types.ref(Names.type(kind)),
                Names.describe(kind),
                List.of(Types.argument(
                        "id", Types.required(Scalars.GraphQLID), Names.text("The key or the global id", "标识"))),
                environment -> DocumentLoaders.document(
                        environment,
                        Key.of(kind.name(), Objects.requireNonNull(environment.<String>getArgument("id")))));
        return List.of(one, list(kind.plural(), kind, null));
    }

    /** The list of those that point to the owner by {@code reference}. */
    Part inverse(String name, Reference reference) {
        return list(name, kinds.get(reference.from()), reference);
    }

    private Part list(String name, Kind<?> kind, @Nullable Reference through) {
        return Part.of(
                name,
                Types.required(Types.ref(Names.type(kind) + Weights.CONNECTION)),
                Names.text(kind.pluralTitle().en(), kind.pluralTitle().zh())
                        + (through == null ? "" : " that point here by " + through.field()),
                arguments(kind),
                environment -> read(environment, kind, through));
    }

    private CompletableFuture<Page> read(
            DataFetchingEnvironment environment, Kind<?> kind, @Nullable Reference through) {
        Map<String, @Nullable Object> arguments = Conditions.object(environment.getArguments());
        Filter owner = through == null
                ? null
                : new Filter.Compare(
                        new Expression.Property(through.field()),
                        Filter.Operator.EQUAL,
                        new Expression.Text(KindTypes.key(environment).id()));
        PageRequest request = PageRequest.of(
                queries.ofKind(kind, arguments, owner), Window.of(arguments, limits), environment.getSelectionSet());
        return DocumentLoaders.page(environment, request);
    }

    private List<GraphQLArgument> arguments(Kind<?> kind) {
        String type = Names.type(kind);
        List<GraphQLArgument> arguments = new ArrayList<>(ConnectionTypes.window(limits));
        arguments.add(
                Types.argument("q", Scalars.GraphQLString, Names.text("Words that occur in the document", "全文检索")));
        arguments.add(Types.argument(
                "filter",
                Types.ref(type + FilterTypes.SUFFIX),
                Names.text("Conditions that every item fulfils", "过滤条件")));
        arguments.add(Types.argument(
                "orderBy",
                Types.listOf(Types.ref(type + OrderTypes.SUFFIX)),
                Names.text("The order; by relevance with q, by distance with near, else the kind's own", "排序")));
        if (kind.hasGeometry()) {
            arguments.add(ConnectionTypes.near());
        }
        arguments.addAll(SimulatedArgument.argument(draft, List.of(kind)));
        return arguments;
    }
}
