package pilotcity.portal.face.graphql.schema;

import graphql.Scalars;
import graphql.schema.GraphQLArgument;
import java.util.List;
import pilotcity.portal.face.graphql.filter.FilterTypes;
import pilotcity.portal.face.graphql.limit.GraphqlLimits;
import pilotcity.portal.face.graphql.limit.QueryCostAnalysis;
import pilotcity.portal.face.graphql.loading.ConnectionPage;
import pilotcity.portal.face.graphql.type.SchemaDraft;
import pilotcity.portal.face.graphql.type.SchemaField;
import pilotcity.portal.face.graphql.type.SchemaNames;
import pilotcity.portal.face.graphql.type.SchemaTypes;

/** What the lists of all kinds, and of a search, have in common: pages, edges, cursors (Relay, Cursor Connections). */
final class ConnectionTypes {
    private ConnectionTypes() {}

    static void addPageInfo(SchemaDraft draft) {
        draft.object(
                QueryCostAnalysis.PAGE_INFO,
                SchemaNames.text("Where a page stands in its list", "页面信息"),
                List.of(
                        SchemaField.value(
                                "hasNextPage",
                                SchemaTypes.required(Scalars.GraphQLBoolean),
                                SchemaNames.text("Whether items follow", "有下一页"),
                                page -> page(page).hasNext()),
                        SchemaField.value(
                                "hasPreviousPage",
                                SchemaTypes.required(Scalars.GraphQLBoolean),
                                SchemaNames.text("Whether items precede", "有上一页"),
                                page -> page(page).hasPrevious()),
                        SchemaField.value(
                                "startCursor",
                                Scalars.GraphQLString,
                                SchemaNames.text("The cursor of the first item, for before", "首项游标"),
                                page -> page(page).startCursor()),
                        SchemaField.value(
                                "endCursor",
                                Scalars.GraphQLString,
                                SchemaNames.text("The cursor of the last item, for after", "末项游标"),
                                page -> page(page).endCursor())));
    }

    /** What every edge has. */
    static List<SchemaField> edge(String item) {
        return List.of(
                SchemaField.value(
                        "cursor",
                        SchemaTypes.required(Scalars.GraphQLString),
                        SchemaNames.text("Goes on behind this item; opaque", "游标"),
                        edge -> edge(edge).hit().cursor()),
                SchemaField.value(
                        "node",
                        SchemaTypes.required(SchemaTypes.ref(item)),
                        SchemaNames.text("The item", "条目"),
                        edge -> edge(edge).node()));
    }

    /** What every connection has. */
    static List<SchemaField> connection(String item) {
        return List.of(
                SchemaField.value(
                        "edges",
                        SchemaTypes.many(SchemaTypes.ref(item.equals(SchemaNames.NODE) ? "SearchEdge" : item + "Edge")),
                        SchemaNames.text("The items with their cursors", "带游标的条目"),
                        page -> page(page).edges()),
                SchemaField.value(
                        "nodes",
                        SchemaTypes.many(SchemaTypes.ref(item)),
                        SchemaNames.text("The items alone", "条目"),
                        page -> page(page).nodes()),
                SchemaField.value(
                        "pageInfo",
                        SchemaTypes.required(SchemaTypes.ref(QueryCostAnalysis.PAGE_INFO)),
                        SchemaNames.text("Where the page stands", "页面信息"),
                        page -> page(page)),
                SchemaField.value(
                        "totalCount",
                        SchemaTypes.required(Scalars.GraphQLInt),
                        SchemaNames.text("How many match in all, on every page; counted only when asked for", "总数"),
                        page -> Math.toIntExact(page(page).total())));
    }

    static GraphQLArgument near() {
        return SchemaTypes.argument(
                "near", SchemaTypes.ref(FilterTypes.NEAR), SchemaNames.text("A point to measure distances from", "附近"));
    }

    static List<GraphQLArgument> window(GraphqlLimits limits) {
        String size = "; " + limits.pageSize() + " unless told, at most " + limits.maxPageSize();
        return List.of(
                SchemaTypes.argument(
                        "first",
                        Scalars.GraphQLInt,
                        SchemaNames.text("How many from the start, or behind after", "前若干条") + size),
                SchemaTypes.argument(
                        "after", Scalars.GraphQLString, SchemaNames.text("The cursor to go on behind", "起始游标")),
                SchemaTypes.argument(
                        "last",
                        Scalars.GraphQLInt,
                        SchemaNames.text("How many from the end, or in front of before", "后若干条") + size),
                SchemaTypes.argument(
                        "before", Scalars.GraphQLString, SchemaNames.text("The cursor to stop in front of", "截止游标")));
    }

    private static ConnectionPage page(Object source) {
        return (ConnectionPage) source;
    }

    static ConnectionPage.Edge edge(Object source) {
        return (ConnectionPage.Edge) source;
    }
}
