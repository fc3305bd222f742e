package pilotcity.portal.face.graphql.schema;

import graphql.Scalars;
import graphql.schema.GraphQLArgument;
import java.util.List;
import pilotcity.portal.face.graphql.filter.FilterTypes;
import pilotcity.portal.face.graphql.limit.GraphqlLimits;
import pilotcity.portal.face.graphql.limit.Weights;
import pilotcity.portal.face.graphql.page.Page;
import pilotcity.portal.face.graphql.type.Draft;
import pilotcity.portal.face.graphql.type.Names;
import pilotcity.portal.face.graphql.type.Part;
import pilotcity.portal.face.graphql.type.Types;

/** What the lists of all kinds, and of a search, have in common: pages, edges, cursors (Relay, Cursor Connections). */
final class ConnectionTypes {
    private ConnectionTypes() {}

    static void addPageInfo(Draft draft) {
        draft.object(
                Weights.PAGE_INFO,
                Names.text("Where a page stands in its list", "页面信息"),
                List.of(
                        Part.value(
                                "hasNextPage",
                                Types.required(Scalars.GraphQLBoolean),
                                Names.text("Whether items follow", "有下一页"),
                                page -> page(page).hasNext()),
                        Part.value(
                                "hasPreviousPage",
                                Types.required(Scalars.GraphQLBoolean),
                                Names.text("Whether items precede", "有上一页"),
                                page -> page(page).hasPrevious()),
                        Part.value(
                                "startCursor",
                                Scalars.GraphQLString,
                                Names.text("The cursor of the first item, for before", "首项游标"),
                                page -> page(page).startCursor()),
                        Part.value(
                                "endCursor",
                                Scalars.GraphQLString,
                                Names.text("The cursor of the last item, for after", "末项游标"),
                                page -> page(page).endCursor())));
    }

    /** What every edge has. */
    static List<Part> edge(String item) {
        return List.of(
                Part.value(
                        "cursor",
                        Types.required(Scalars.GraphQLString),
                        Names.text("Goes on behind this item; opaque", "游标"),
                        edge -> edge(edge).hit().cursor()),
                Part.value(
                        "node",
                        Types.required(Types.ref(item)),
                        Names.text("The item", "条目"),
                        edge -> edge(edge).node()));
    }

    /** What every connection has. */
    static List<Part> connection(String item) {
        return List.of(
                Part.value(
                        "edges",
                        Types.many(Types.ref(item.equals(Names.NODE) ? "SearchEdge" : item + "Edge")),
                        Names.text("The items with their cursors", "带游标的条目"),
                        page -> page(page).edges()),
                Part.value(
                        "nodes",
                        Types.many(Types.ref(item)),
                        Names.text("The items alone", "条目"),
                        page -> page(page).nodes()),
                Part.value(
                        "pageInfo",
                        Types.required(Types.ref(Weights.PAGE_INFO)),
                        Names.text("Where the page stands", "页面信息"),
                        page -> page(page)),
                Part.value(
                        "totalCount",
                        Types.required(Scalars.GraphQLInt),
                        Names.text("How many match in all, on every page; counted only when asked for", "总数"),
                        page -> Math.toIntExact(page(page).total())));
    }

    static GraphQLArgument near() {
        return Types.argument(
                "near", Types.ref(FilterTypes.NEAR), Names.text("A point to measure distances from", "附近"));
    }

    static List<GraphQLArgument> window(GraphqlLimits limits) {
        String size = "; " + limits.pageSize() + " unless told, at most " + limits.maxPageSize();
        return List.of(
                Types.argument(
                        "first",
                        Scalars.GraphQLInt,
                        Names.text("How many from the start, or behind after", "前若干条") + size),
                Types.argument("after", Scalars.GraphQLString, Names.text("The cursor to go on behind", "起始游标")),
                Types.argument(
                        "last",
                        Scalars.GraphQLInt,
                        Names.text("How many from the end, or in front of before", "后若干条") + size),
                Types.argument("before", Scalars.GraphQLString, Names.text("The cursor to stop in front of", "截止游标")));
    }

    private static Page page(Object source) {
        return (Page) source;
    }

    static Page.Edge edge(Object source) {
        return (Page.Edge) source;
    }
}
