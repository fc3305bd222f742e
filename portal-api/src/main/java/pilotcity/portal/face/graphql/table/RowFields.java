package pilotcity.portal.face.graphql.table;

import graphql.Scalars;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.DataFetchingFieldSelectionSet;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLNonNull;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.index.document.Document;
import pilotcity.index.search.Hit;
import pilotcity.portal.face.graphql.filter.ListArguments;
import pilotcity.portal.face.graphql.limit.GraphqlLimits;
import pilotcity.portal.face.graphql.limit.QueryCostAnalysis;
import pilotcity.portal.face.graphql.loading.ConnectionPage;
import pilotcity.portal.face.graphql.loading.PageWindow;
import pilotcity.portal.face.graphql.type.SchemaDraft;
import pilotcity.portal.face.graphql.type.SchemaField;
import pilotcity.portal.face.graphql.type.SchemaNames;
import pilotcity.portal.face.graphql.type.SchemaTypes;
import pilotcity.portal.face.graphql.type.ValueScalars;
import pilotcity.portal.face.shared.dataset.PublishedTable;
import pilotcity.portal.kernel.table.query.TablePage;
import pilotcity.portal.kernel.table.query.TableQuery;

/** The rows of a table as a connection (Relay, Cursor Connections). */
final class RowFields {
    private static final String CONNECTION = "TableRow" + QueryCostAnalysis.CONNECTION;
    private static final String EDGE = "TableRowEdge";

    private final SchemaDraft draft;
    private final TableArguments arguments;
    private final GraphqlLimits limits;
    private final List<GraphQLArgument> window;

    RowFields(SchemaDraft draft, TableArguments arguments, GraphqlLimits limits, List<GraphQLArgument> window) {
        this.draft = draft;
        this.arguments = arguments;
        this.limits = limits;
        this.window = window;
    }

    SchemaField part() {
        addEdge();
        addConnection();
        List<GraphQLArgument> all = new ArrayList<>(TableFields.conditions());
        all.add(SchemaTypes.argument(
                "orderBy",
                SchemaTypes.listOf(SchemaTypes.ref(TableInputs.ORDER)),
                SchemaNames.text("The order; that of the file unless told", "排序；默认按文件顺序")));
        all.addAll(window);
        all.add(SchemaTypes.argument(
                "offset", Scalars.GraphQLInt, SchemaNames.text("How many rows are passed over", "跳过几行")));
        all.add(SchemaTypes.argument(
                "select",
                SchemaTypes.listOf(Scalars.GraphQLString),
                SchemaNames.text("The columns that are wanted; all unless told", "所需的列；默认全部")));
        return SchemaField.of(
                "rows",
                SchemaTypes.required(SchemaTypes.ref(CONNECTION)),
                SchemaNames.text("Rows, a page at a time", "分页的行"),
                all,
                this::read);
    }

    private void addEdge() {
        GraphQLNonNull json = SchemaTypes.required(SchemaTypes.ref(ValueScalars.JSON.getName()));
        draft.object(
                EDGE,
                SchemaNames.text("A row in its place", "带游标的行"),
                List.of(
                        SchemaField.value(
                                "cursor",
                                SchemaTypes.required(Scalars.GraphQLString),
                                SchemaNames.text("Goes on behind this row; opaque", "游标"),
                                edge -> ((ConnectionPage.Edge) edge).hit().cursor()),
                        SchemaField.value(
                                "node",
                                json,
                                SchemaNames.text("The row, by the names of its columns", "行"),
                                RowFields::row)));
    }

    private void addConnection() {
        draft.object(
                CONNECTION,
                SchemaNames.text("Rows of a table, one page of them", "表的一页行"),
                List.of(
                        SchemaField.value(
                                "edges",
                                SchemaTypes.many(SchemaTypes.ref(EDGE)),
                                SchemaNames.text("The rows with their cursors", "带游标的行"),
                                page -> page(page).edges()),
                        SchemaField.value(
                                "nodes",
                                SchemaTypes.many(SchemaTypes.ref(ValueScalars.JSON.getName())),
                                SchemaNames.text(
                                        "The rows alone: objects with a member for each column that has a value", "行"),
                                page -> page(page).edges().stream()
                                        .map(RowFields::row)
                                        .toList()),
                        SchemaField.value(
                                "pageInfo",
                                SchemaTypes.required(SchemaTypes.ref(QueryCostAnalysis.PAGE_INFO)),
                                SchemaNames.text("Where the page stands", "页面信息"),
                                page -> page),
                        SchemaField.value(
                                "totalCount",
                                SchemaTypes.required(ValueScalars.LONG),
                                SchemaNames.text("How many match in all; counted only when asked for", "总数"),
                                page -> page(page).total())));
    }

    private static Map<String, Object> row(Object edge) {
        return ((ConnectionPage.Edge) edge).hit().document().map();
    }

    private static ConnectionPage page(Object source) {
        return (ConnectionPage) source;
    }

    private ConnectionPage read(DataFetchingEnvironment environment) {
        PublishedTable table = TableFields.source(environment);
        Map<String, @Nullable Object> given = TableFields.arguments(environment);
        PageWindow page = PageWindow.of(given, limits);
        DataFetchingFieldSelectionSet selected = environment.getSelectionSet();
        boolean items = selected.containsAnyOf("edges", "nodes", "pageInfo");
        TableQuery query = TableQuery.ALL
                .withSelect(ListArguments.strings(given.get("select")))
                .withText(TableArguments.text(given))
                .withFilter(arguments.filter(table, given))
                .withSort(TableArguments.order(given))
                .withOffset(TableArguments.offset(given))
                .withTotal(selected.contains("totalCount"))
                .withPage(
                        items ? page.size() : 0,
                        page.backwards() ? null : page.cursor(),
                        page.backwards() ? page.cursor() : null);
        if (page.backwards() && page.cursor() == null) {
            return fromEnd(environment, table, query);
        }
        TablePage found =
                TableReads.read(environment, (engine, control) -> engine.search(table.stored(), query, control));
        return answer(found, page.backwards(), page.cursor() != null || query.offset() > 0);
    }

    /** The last rows are found by how many there are, since no cursor stands behind them. */
    private static ConnectionPage fromEnd(DataFetchingEnvironment environment, PublishedTable table, TableQuery query) {
        return TableReads.read(environment, (engine, control) -> {
            long total = engine.count(table.stored(), query, control) - query.offset();
            int from = (int) Math.min(Integer.MAX_VALUE, Math.max(0, total - query.limit()));
            int size = (int) Math.max(0, Math.min(total, query.limit()));
            TablePage found =
                    engine.search(table.stored(), query.withOffset(from).withPage(size, null, null), control);
            return new ConnectionPage(edges(found), found.total(), query.offset() > 0, from > 0, Map.of());
        });
    }

    private static ConnectionPage answer(TablePage found, boolean backwards, boolean begun) {
        return new ConnectionPage(
                edges(found), found.total(), backwards || found.more(), backwards ? found.more() : begun, Map.of());
    }

    private static List<ConnectionPage.Edge> edges(TablePage found) {
        return found.rows().stream()
                .map(row -> {
                    Document document = new Document("row", Long.toString(row.id()), row.json());
                    return ConnectionPage.Edge.of(new Hit(document, document, 0, null, Map.of(), row::cursor));
                })
                .toList();
    }
}
