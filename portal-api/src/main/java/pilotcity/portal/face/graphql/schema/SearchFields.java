package pilotcity.portal.face.graphql.schema;

import graphql.Scalars;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLArgument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Kinds;
import pilotcity.index.search.SearchQuery;
import pilotcity.portal.face.graphql.error.Refusal;
import pilotcity.portal.face.graphql.filter.Conditions;
import pilotcity.portal.face.graphql.filter.FilterTypes;
import pilotcity.portal.face.graphql.filter.Queries;
import pilotcity.portal.face.graphql.filter.SimulatedArgument;
import pilotcity.portal.face.graphql.limit.GraphqlLimits;
import pilotcity.portal.face.graphql.limit.Weights;
import pilotcity.portal.face.graphql.loading.DocumentLoaders;
import pilotcity.portal.face.graphql.page.Page;
import pilotcity.portal.face.graphql.page.PageRequest;
import pilotcity.portal.face.graphql.page.Window;
import pilotcity.portal.face.graphql.type.Draft;
import pilotcity.portal.face.graphql.type.Names;
import pilotcity.portal.face.graphql.type.Part;
import pilotcity.portal.face.graphql.type.Types;
import pilotcity.portal.face.graphql.type.ValueScalars;

/** The search over all kinds. */
final class SearchFields {
    private static final String TYPE = "Search";

    private final Draft draft;
    private final Kinds kinds;
    private final GraphqlLimits limits;
    private final Queries queries;
    private final FacetFields facetFields;

    SearchFields(Draft draft, Kinds kinds, GraphqlLimits limits, Queries queries, Labels labels) {
        this.draft = draft;
        this.kinds = kinds;
        this.limits = limits;
        this.queries = queries;
        this.facetFields = new FacetFields(kinds, labels, limits);
    }

    /** Adds the types of a search and gives the field that starts one. */
    List<Part> parts() {
        addFilter();
        addEdge();
        addHighlight();
        facetFields.addTo(draft);
        List<Part> connection = new ArrayList<>(ConnectionTypes.connection(Names.NODE));
        connection.add(facetFields.part());
        draft.object(TYPE + Weights.CONNECTION, Names.text("What a search found, one page of it", "搜索结果"), connection);
        return List.of(Part.of(
                "search",
                Types.required(Types.ref(TYPE + Weights.CONNECTION)),
                Names.text("Searches all kinds at once; best match first with q, nearest first with near", "跨种类搜索"),
                arguments(),
                this::read));
    }

    private CompletableFuture<Page> read(DataFetchingEnvironment environment) {
        Map<String, @Nullable Object> arguments = Conditions.object(environment.getArguments());
        if (Queries.strings(arguments.get("kinds")).size() > limits.listItems()) {
            throw Refusal.argument("kinds", "kinds has at most " + limits.listItems() + " items");
        }
        SearchQuery query = queries.ofSearch(arguments)
                .withHighlight(Boolean.TRUE.equals(arguments.get("highlight")))
                .withFacets(
                        environment.getSelectionSet().contains("facets")
                                ? facetFields.read(arguments.get("facets"))
                                : List.of());
        return DocumentLoaders.page(
                environment, PageRequest.of(query, Window.of(arguments, limits), environment.getSelectionSet()));
    }

    private List<GraphQLArgument> arguments() {
        List<GraphQLArgument> arguments = new ArrayList<>(List.of(
                Types.argument("q", Scalars.GraphQLString, Names.text("Words that occur in the document", "全文检索")),
                Types.argument("kinds", Types.listOf(Types.ref("KindName")), Names.text("Only these kinds", "限定种类")),
                Types.argument(
                        "filter",
                        Types.ref(TYPE + FilterTypes.SUFFIX),
                        Names.text("Conditions that every item fulfils", "过滤条件")),
                ConnectionTypes.near(),
                facetFields.argument(),
                Types.argument(
                        "highlight",
                        Scalars.GraphQLBoolean,
                        false,
                        Names.text("Whether to mark the words where they were found", "标出命中"))));
        arguments.addAll(SimulatedArgument.argument(draft, kinds.list()));
        arguments.addAll(ConnectionTypes.window(limits));
        return arguments;
    }

    private void addFilter() {
        draft.add(FilterTypes.input(
                        TYPE + FilterTypes.SUFFIX,
                        Names.text("Conditions on documents of any kind", "跨种类过滤条件")
                                + ". Members are joined by AND; one that is null is no condition.")
                .field(Types.input(
                        "cql2", Scalars.GraphQLString, Names.text("A condition in OGC CQL2 text", "CQL2 条件")))
                .field(Types.input(
                        "bbox",
                        Types.listOf(Scalars.GraphQLFloat),
                        Names.text(
                                "Touches this box: [west, south, east, north] in degrees; west greater than east crosses the antimeridian",
                                "范围")))
                .field(Types.input("within", ValueScalars.GEO_JSON, Names.text("Lies within this", "位于")))
                .field(Types.input(
                        "intersects", ValueScalars.GEO_JSON, Names.text("Has a point in common with this", "相交")))
                .field(Types.input(
                        "datetime",
                        Types.ref("DateTimeRange"),
                        Names.text("Happened in this range, ends included", "时间")))
                .build());
    }

    private void addEdge() {
        List<Part> parts = new ArrayList<>(ConnectionTypes.edge(Names.NODE));
        parts.add(Part.value(
                "score",
                Types.required(Scalars.GraphQLFloat),
                Names.text("How well the words match; 0 without q", "相关度"),
                edge -> ConnectionTypes.edge(edge).hit().score()));
        parts.add(Part.value(
                "distance",
                Scalars.GraphQLFloat,
                Names.text("Metres to near", "距离"),
                edge -> ConnectionTypes.edge(edge).hit().distance()));
        parts.add(Part.value(
                "highlights",
                Types.many(Types.ref("Highlight")),
                Names.text("Where the words were found; empty unless highlight is true", "命中"),
                edge -> List.copyOf(
                        ConnectionTypes.edge(edge).hit().highlights().entrySet())));
        draft.object(TYPE + "Edge", Names.text("One document found", "搜索结果条目"), parts);
    }

    private void addHighlight() {
        String html = "HTML: the words between <mark> and </mark>, all else escaped";
        draft.object(
                "Highlight",
                Names.text("Where the words were found", "命中"),
                List.of(
                        Part.value(
                                "field",
                                Types.required(Scalars.GraphQLString),
                                Names.text("The field", "字段"),
                                mark -> mark(mark).getKey()),
                        Part.value(
                                "snippets",
                                Types.many(Scalars.GraphQLString),
                                Names.text(html, "片段"),
                                mark -> mark(mark).getValue())));
    }

    @SuppressWarnings("unchecked")
    private static Map.Entry<String, List<String>> mark(Object source) {
        return (Map.Entry<String, List<String>>) source;
    }
}
