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
import pilotcity.portal.face.graphql.error.RequestRefusedException;
import pilotcity.portal.face.graphql.filter.FilterConditions;
import pilotcity.portal.face.graphql.filter.FilterTypes;
import pilotcity.portal.face.graphql.filter.ListArguments;
import pilotcity.portal.face.graphql.filter.SimulatedArgument;
import pilotcity.portal.face.graphql.limit.GraphqlLimits;
import pilotcity.portal.face.graphql.limit.QueryCostAnalysis;
import pilotcity.portal.face.graphql.loading.ConnectionPage;
import pilotcity.portal.face.graphql.loading.ConnectionPageRequest;
import pilotcity.portal.face.graphql.loading.DocumentLoaders;
import pilotcity.portal.face.graphql.loading.PageWindow;
import pilotcity.portal.face.graphql.type.SchemaDraft;
import pilotcity.portal.face.graphql.type.SchemaField;
import pilotcity.portal.face.graphql.type.SchemaNames;
import pilotcity.portal.face.graphql.type.SchemaTypes;
import pilotcity.portal.face.graphql.type.ValueScalars;

/** The search over all kinds. */
final class SearchFields {
    private static final String TYPE = "Search";

    private final SchemaDraft draft;
    private final Kinds kinds;
    private final GraphqlLimits limits;
    private final ListArguments listArguments;
    private final FacetFields facetFields;

    SearchFields(
            SchemaDraft draft, Kinds kinds, GraphqlLimits limits, ListArguments listArguments, LabelArguments labels) {
        this.draft = draft;
        this.kinds = kinds;
        this.limits = limits;
        this.listArguments = listArguments;
        this.facetFields = new FacetFields(kinds, labels, limits);
    }

    /** Adds the types of a search and gives the field that starts one. */
    List<SchemaField> parts() {
        addFilter();
        addEdge();
        addHighlight();
        facetFields.addTo(draft);
        List<SchemaField> connection = new ArrayList<>(ConnectionTypes.connection(SchemaNames.NODE));
        connection.add(facetFields.part());
        draft.object(
                TYPE + QueryCostAnalysis.CONNECTION,
                SchemaNames.text("What a search found, one page of it", "搜索结果"),
                connection);
        return List.of(SchemaField.of(
                "search",
                SchemaTypes.required(SchemaTypes.ref(TYPE + QueryCostAnalysis.CONNECTION)),
                SchemaNames.text(
                        "Searches all kinds at once; best match first with q, nearest first with near", "跨种类搜索"),
                arguments(),
                this::read));
    }

    private CompletableFuture<ConnectionPage> read(DataFetchingEnvironment environment) {
        Map<String, @Nullable Object> arguments = FilterConditions.object(environment.getArguments());
        if (ListArguments.strings(arguments.get("kinds")).size() > limits.listItems()) {
            throw RequestRefusedException.argument("kinds", "kinds has at most " + limits.listItems() + " items");
        }
        SearchQuery query = listArguments
                .ofSearch(arguments)
                .withHighlight(Boolean.TRUE.equals(arguments.get("highlight")))
                .withFacets(
                        environment.getSelectionSet().contains("facets")
                                ? facetFields.read(arguments.get("facets"))
                                : List.of());
        return DocumentLoaders.page(
                environment,
                ConnectionPageRequest.of(query, PageWindow.of(arguments, limits), environment.getSelectionSet()));
    }

    private List<GraphQLArgument> arguments() {
        List<GraphQLArgument> arguments = new ArrayList<>(List.of(
                SchemaTypes.argument(
                        "q", Scalars.GraphQLString, SchemaNames.text("Words that occur in the document", "全文检索")),
                SchemaTypes.argument(
                        "kinds",
                        SchemaTypes.listOf(SchemaTypes.ref("KindName")),
                        SchemaNames.text("Only these kinds", "限定种类")),
                SchemaTypes.argument(
                        "filter",
                        SchemaTypes.ref(TYPE + FilterTypes.SUFFIX),
                        SchemaNames.text("Conditions that every item fulfils", "过滤条件")),
                ConnectionTypes.near(),
                facetFields.argument(),
                SchemaTypes.argument(
                        "highlight",
                        Scalars.GraphQLBoolean,
                        false,
                        SchemaNames.text("Whether to mark the words where they were found", "标出命中"))));
        arguments.addAll(SimulatedArgument.argument(draft, kinds.list()));
        arguments.addAll(ConnectionTypes.window(limits));
        return arguments;
    }

    private void addFilter() {
        draft.add(FilterTypes.input(
                        TYPE + FilterTypes.SUFFIX,
                        SchemaNames.text("Conditions on documents of any kind", "跨种类过滤条件")
                                + ". Members are joined by AND; one that is null is no condition.")
                .field(SchemaTypes.input(
                        "cql2", Scalars.GraphQLString, SchemaNames.text("A condition in OGC CQL2 text", "CQL2 条件")))
                .field(SchemaTypes.input(
                        "bbox",
                        SchemaTypes.listOf(Scalars.GraphQLFloat),
                        SchemaNames.text(
                                "Touches this box: [west, south, east, north] in degrees; west greater than east crosses the antimeridian",
                                "范围")))
                .field(SchemaTypes.input("within", ValueScalars.GEO_JSON, SchemaNames.text("Lies within this", "位于")))
                .field(SchemaTypes.input(
                        "intersects", ValueScalars.GEO_JSON, SchemaNames.text("Has a point in common with this", "相交")))
                .field(SchemaTypes.input(
                        "datetime",
                        SchemaTypes.ref("DateTimeRange"),
                        SchemaNames.text("Happened in this range, ends included", "时间")))
                .build());
    }

    private void addEdge() {
        List<SchemaField> schemaFields = new ArrayList<>(ConnectionTypes.edge(SchemaNames.NODE));
        schemaFields.add(SchemaField.value(
                "score",
                SchemaTypes.required(Scalars.GraphQLFloat),
                SchemaNames.text("How well the words match; 0 without q", "相关度"),
                edge -> ConnectionTypes.edge(edge).hit().score()));
        schemaFields.add(SchemaField.value(
                "distance",
                Scalars.GraphQLFloat,
                SchemaNames.text("Metres to near", "距离"),
                edge -> ConnectionTypes.edge(edge).hit().distance()));
        schemaFields.add(SchemaField.value(
                "highlights",
                SchemaTypes.many(SchemaTypes.ref("Highlight")),
                SchemaNames.text("Where the words were found; empty unless highlight is true", "命中"),
                edge -> List.copyOf(
                        ConnectionTypes.edge(edge).hit().highlights().entrySet())));
        draft.object(TYPE + "Edge", SchemaNames.text("One document found", "搜索结果条目"), schemaFields);
    }

    private void addHighlight() {
        String html = "HTML: the words between <mark> and </mark>, all else escaped";
        draft.object(
                "Highlight",
                SchemaNames.text("Where the words were found", "命中"),
                List.of(
                        SchemaField.value(
                                "field",
                                SchemaTypes.required(Scalars.GraphQLString),
                                SchemaNames.text("The field", "字段"),
                                mark -> mark(mark).getKey()),
                        SchemaField.value(
                                "snippets",
                                SchemaTypes.many(Scalars.GraphQLString),
                                SchemaNames.text(html, "片段"),
                                mark -> mark(mark).getValue())));
    }

    @SuppressWarnings("unchecked")
    private static Map.Entry<String, List<String>> mark(Object source) {
        return (Map.Entry<String, List<String>>) source;
    }
}
