package pilotcity.portal.face.ckan.datastore;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.kind.Field;
import pilotcity.index.search.SearchQuery;
import pilotcity.portal.face.ckan.call.Action;
import pilotcity.portal.face.ckan.call.Call;
import pilotcity.portal.face.ckan.call.Dict;
import pilotcity.portal.face.ckan.call.Fault;
import pilotcity.portal.face.ckan.protocol.CkanSite;
import pilotcity.portal.kernel.encoding.UrlEncoding;

/** What can be asked of the DataStore. */
public final class DatastoreActions {
    private static final int MOST = 32_000;
    private static final int SOME = 100;

    public static final List<Action> ALL = List.of(
            new Action(
                    "datastore_search",
                    "Reads rows: resource_id, filters, q, fields, sort, limit, offset, distinct, records_format.",
                    DatastoreActions::search),
            new Action("datastore_info", "Describes the columns of a table.", DatastoreActions::info));

    private DatastoreActions() {}

    private static Object search(Index index, Call call, CkanSite ckanSite) {
        Table table = Table.get(index, call.text("resource_id").orElseGet(() -> call.required("id")));
        DatastoreQuery query = DatastoreQuery.read(index, table, call);
        int limit = call.number("limit", SOME, MOST);
        int offset = call.number("offset", 0, Integer.MAX_VALUE);
        if (offset > SearchQuery.MOST_SKIPPED) {
            throw Fault.validation(
                    "offset", "Must be at most " + SearchQuery.MOST_SKIPPED + "; go on by next_page, or use the dump");
        }
        boolean total = call.flag("include_total", true);
        Rows.Part part = call.flag("distinct", false)
                ? Rows.distinct(index, query, offset, limit)
                : Rows.read(index, query, offset, limit, total);
        String format = call.text("records_format", "objects");
        Dict result = new Dict()
                .put("include_total", total)
                .put("limit", limit)
                .put("offset", offset)
                .put("records_format", format)
                .put("resource_id", table.resource())
                .put(
                        "fields",
                        query.columns().stream().map(Table.Column::described).toList())
                .put("records", records(part, format))
                .put("_links", links(table, limit, offset));
        call.group("filters").ifPresent(filters -> result.put("filters", filters));
        call.find("q").ifPresent(q -> result.put("q", q));
        call.find("sort").ifPresent(sort -> result.put("sort", sort));
        if (total) {
            result.put("total", part.total()).put("total_was_estimated", false).put("total_estimation_threshold", null);
        }
        addNext(result, call, query, part, limit);
        return result.map();
    }

    private static Object records(Rows.Part part, String format) {
        return switch (format) {
            case "objects" -> part.rows();
            case "lists" -> Rows.lists(part.rows());
            case "csv" -> Rows.separated(part.rows(), ',', true);
            case "tsv" -> Rows.separated(part.rows(), '\t', true);
            default -> throw Fault.validation("records_format", "Value must be one of objects, lists, csv, tsv");
        };
    }

    /** What to add to the filters to go on behind the last row, however far that is. */
    private static void addNext(Dict result, Call call, DatastoreQuery query, Rows.Part part, int limit) {
        boolean full = limit > 0 && part.rows().size() == limit;
        if (call.flag("include_next_page", false) && full && query.byId()) {
            Object last = part.rows().getLast().get(Table.ID);
            if (last != null) {
                result.put("next_page", Map.of(Table.ID, Map.of("gt", last)));
            }
        }
    }

    private static Map<String, @Nullable Object> links(Table table, int limit, int offset) {
        String start =
                "/api/3/action/datastore_search?resource_id=" + UrlEncoding.query(table.resource()) + "&limit=" + limit;
        return new Dict()
                .put("start", start)
                .put("next", start + "&offset=" + (offset + limit))
                .map();
    }

    private static Object info(Index index, Call call, CkanSite ckanSite) {
        Table table = Table.get(index, call.text("id").orElseGet(() -> call.required("resource_id")));
        long count = index.search(SearchQuery.of(table.kind().name()).withPage(0, null, null))
                .total();
        return new Dict()
                .put(
                        "meta",
                        new Dict()
                                .put("id", table.resource())
                                .put("count", count)
                                .put("table_type", "BASE TABLE")
                                .put("aliases", List.of(table.kind().plural()))
                                .map())
                .put(
                        "fields",
                        table.columns().stream()
                                .map(DatastoreActions::described)
                                .toList())
                .map();
    }

    private static Map<String, @Nullable Object> described(Table.Column column) {
        Field<?> field = column.field();
        Dict info = new Dict()
                .put("label", field == null ? Table.ID : field.title().en())
                .put("label_zh", field == null ? Table.ID : field.title().zh())
                .put(
                        "notes",
                        field == null
                                ? "The document's id"
                                : field.description().en());
        return new Dict()
                .put("id", column.name())
                .put("type", column.type())
                .put("info", info.map())
                .put(
                        "schema",
                        new Dict()
                                .put("notnull", field == null || field.required())
                                .put("is_index", field == null || field.queryable())
                                .put("native_type", column.type())
                                .map())
                .map();
    }
}
