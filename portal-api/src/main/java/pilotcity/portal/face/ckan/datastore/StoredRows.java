package pilotcity.portal.face.ckan.datastore;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.ckan.protocol.ActionException;
import pilotcity.portal.face.shared.dataset.PublishedTable;
import pilotcity.portal.kernel.table.column.StoredTable;
import pilotcity.portal.kernel.table.engine.ColumnEngine;
import pilotcity.portal.kernel.table.query.GroupQuery;
import pilotcity.portal.kernel.table.query.GroupedRows;
import pilotcity.portal.kernel.table.query.QueryControl;
import pilotcity.portal.kernel.table.query.TablePage;
import pilotcity.portal.kernel.table.query.TableQuery;

/** Rows of a published table, as the DataStore shows them. */
record StoredRows(PublishedTable table, DatastoreQuery query, ColumnEngine engine, QueryControl control) {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final TypeReference<Map<String, @Nullable Object>> ROW = new TypeReference<>() {};

    private StoredTable stored() {
        return table.stored();
    }

    DatastoreRows.Part part(int offset, int limit, boolean total) {
        TablePage page =
                page(query.rows().withPage(limit, null, null).withOffset(offset).withTotal(total));
        if (page.more() && page.rows().size() < limit) {
            throw ActionException.validation(
                    "limit",
                    "these rows are too long for one answer: at most "
                            + page.rows().size());
        }
        return new DatastoreRows.Part(rows(page), page.total());
    }

    TablePage page(TableQuery asked) {
        List<String> names =
                query.columns().stream().map(DatastoreTable.Column::name).toList();
        return engine.search(stored(), asked.withSelect(names), control);
    }

    List<Map<String, @Nullable Object>> rows(TablePage page) {
        return page.rows().stream().map(row -> row(row.json())).toList();
    }

    private Map<String, @Nullable Object> row(byte[] json) {
        try {
            Map<String, @Nullable Object> values = JSON.readValue(json, ROW);
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            for (DatastoreTable.Column column : query.columns()) {
                row.put(column.name(), shown(column, values.get(column.name())));
            }
            return row;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** CKAN's moments are of UTC and do not say so. */
    private static @Nullable Object shown(DatastoreTable.Column column, @Nullable Object value) {
        return switch (value) {
            case Instant moment -> moment.toString().replaceFirst("Z$", "");
            case LocalDate day -> day.toString();
            case String text when column.type().equals("timestamp") -> text.replaceFirst("Z$", "");
            case null, default -> value;
        };
    }

    /** Each row once. */
    DatastoreRows.Part distinct(int offset, int limit) {
        if (query.columns().stream().anyMatch(column -> column.name().equals(stored().id()))) {
            return part(offset, limit, true);
        }
        GroupedRows groups = engine.group(
                stored(),
                new GroupQuery(
                        query.columns().stream()
                                .map(column -> new GroupQuery.Grouping(column.name(), null))
                                .toList(),
                        List.of(),
                        query.words(),
                        query.filter(),
                        query.sort(),
                        limit,
                        offset),
                control);
        return new DatastoreRows.Part(
                groups.groups().stream()
                        .map(group -> {
                            Map<String, @Nullable Object> row = new LinkedHashMap<>();
                            query.columns()
                                    .forEach(column -> row.put(column.name(), shown(column, group.get(column.name()))));
                            return row;
                        })
                        .toList(),
                groups.total());
    }
}
