package pilotcity.portal.face.ckan.datastore;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.kind.Field;
import pilotcity.index.search.SearchQuery;
import pilotcity.portal.face.ckan.protocol.Action;
import pilotcity.portal.face.ckan.protocol.ActionException;
import pilotcity.portal.face.ckan.protocol.ActionParameters;
import pilotcity.portal.face.ckan.protocol.CkanDict;
import pilotcity.portal.face.ckan.protocol.CkanSite;
import pilotcity.portal.face.ckan.protocol.TableQuestion;
import pilotcity.portal.face.shared.dataset.PublishedTable;
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

    private static Object search(Index index, ActionParameters parameters, CkanSite site) {
        DatastoreTable table =
                DatastoreTable.get(index, parameters.text("resource_id").orElseGet(() -> parameters.required("id")));
        DatastoreQuery query = DatastoreQuery.read(index, table, parameters);
        int limit = parameters.number("limit", SOME, MOST);
        int offset = parameters.number("offset", 0, Integer.MAX_VALUE);
        boolean total = parameters.flag("include_total", true);
        boolean distinct = parameters.flag("distinct", false);
        PublishedTable published = table.published();
        if (published != null) {
            return (TableQuestion) (engine, control) -> {
                StoredRows rows = new StoredRows(published, query, engine, control);
                return answer(
                        query, parameters, distinct ? rows.distinct(offset, limit) : rows.part(offset, limit, total));
            };
        }
        if (offset > SearchQuery.MOST_SKIPPED) {
            throw ActionException.validation(
                    "offset", "Must be at most " + SearchQuery.MOST_SKIPPED + "; go on by next_page, or use the dump");
        }
        return answer(
                query,
                parameters,
                distinct
                        ? DatastoreRows.distinct(index, query, offset, limit)
                        : DatastoreRows.read(index, query, offset, limit, total));
    }

    private static Object answer(DatastoreQuery query, ActionParameters parameters, DatastoreRows.Part part) {
        int limit = parameters.number("limit", SOME, MOST);
        int offset = parameters.number("offset", 0, Integer.MAX_VALUE);
        boolean total = parameters.flag("include_total", true);
        String format = parameters.text("records_format", "objects");
        CkanDict result = new CkanDict()
                .put("include_total", total)
                .put("limit", limit)
                .put("offset", offset)
                .put("records_format", format)
                .put("resource_id", query.table().resource())
                .put(
                        "fields",
                        query.columns().stream()
                                .map(DatastoreTable.Column::described)
                                .toList())
                .put("records", records(part, format))
                .put("_links", links(query.table(), limit, offset));
        parameters.group("filters").ifPresent(filters -> result.put("filters", filters));
        parameters.find("q").ifPresent(q -> result.put("q", q));
        parameters.find("sort").ifPresent(sort -> result.put("sort", sort));
        if (total) {
            result.put("total", part.total()).put("total_was_estimated", false).put("total_estimation_threshold", null);
        }
        addNext(result, parameters, query, part, limit);
        return result.map();
    }

    private static Object records(DatastoreRows.Part part, String format) {
        return switch (format) {
            case "objects" -> part.rows();
            case "lists" -> DatastoreRows.lists(part.rows());
            case "csv" -> DatastoreRows.separated(part.rows(), ',', true);
            case "tsv" -> DatastoreRows.separated(part.rows(), '\t', true);
            default ->
                throw ActionException.validation("records_format", "Value must be one of objects, lists, csv, tsv");
        };
    }

    /** What to add to the filters to go on behind the last row, however far that is. */
    private static void addNext(
            CkanDict result, ActionParameters parameters, DatastoreQuery query, DatastoreRows.Part part, int limit) {
        boolean full = limit > 0 && part.rows().size() == limit;
        if (parameters.flag("include_next_page", false) && full && query.byId()) {
            String id = query.table().idName();
            Object last = part.rows().getLast().get(id);
            if (last != null) {
                result.put("next_page", Map.of(id, Map.of("gt", last)));
            }
        }
    }

    private static Map<String, @Nullable Object> links(DatastoreTable table, int limit, int offset) {
        String start =
                "/api/3/action/datastore_search?resource_id=" + UrlEncoding.query(table.resource()) + "&limit=" + limit;
        return new CkanDict()
                .put("start", start)
                .put("next", start + "&offset=" + (offset + limit))
                .map();
    }

    private static Object info(Index index, ActionParameters parameters, CkanSite site) {
        DatastoreTable table =
                DatastoreTable.get(index, parameters.text("id").orElseGet(() -> parameters.required("resource_id")));
        PublishedTable published = table.published();
        long count = published == null
                ? index.search(SearchQuery.of(table.kind().name()).withLimit(0)).total()
                : published.stored().rows();
        return new CkanDict()
                .put(
                        "meta",
                        new CkanDict()
                                .put("id", table.resource())
                                .put("count", count)
                                .put("table_type", "BASE TABLE")
                                .put(
                                        "aliases",
                                        List.of(
                                                published == null
                                                        ? table.kind().plural()
                                                        : published.set().id() + "." + published.name()))
                                .map())
                .put(
                        "fields",
                        table.columns().stream()
                                .map(DatastoreActions::described)
                                .toList())
                .map();
    }

    private static Map<String, @Nullable Object> described(DatastoreTable.Column column) {
        Field<?> field = column.field();
        CkanDict info = new CkanDict()
                .put("label", field == null ? DatastoreTable.ID : field.title().en())
                .put(
                        "label_zh",
                        field == null ? DatastoreTable.ID : field.title().zh())
                .put(
                        "notes",
                        field == null
                                ? "The document's id"
                                : field.description().en());
        return new CkanDict()
                .put("id", column.name())
                .put("type", column.type())
                .put("info", info.map())
                .put(
                        "schema",
                        new CkanDict()
                                .put("notnull", field == null || field.required())
                                .put("is_index", field == null || field.queryable())
                                .put("native_type", column.type())
                                .map())
                .map();
    }
}
