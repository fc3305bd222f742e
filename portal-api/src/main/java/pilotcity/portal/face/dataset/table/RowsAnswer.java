package pilotcity.portal.face.dataset.table;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Label;
import pilotcity.index.search.FacetCount;
import pilotcity.index.search.SearchException;
import pilotcity.portal.face.shared.export.row.DocumentRow;
import pilotcity.portal.face.shared.export.row.ExportColumns;
import pilotcity.portal.face.shared.export.row.UnlockedByteStream;
import pilotcity.portal.kernel.encoding.FacetJson;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.table.column.StoredColumn;
import pilotcity.portal.kernel.table.engine.ColumnEngine;
import pilotcity.portal.kernel.table.query.GroupQuery;
import pilotcity.portal.kernel.table.query.GroupedRows;
import pilotcity.portal.kernel.table.query.QueryControl;
import pilotcity.portal.kernel.table.query.TablePage;

/**
 * A page of rows, or of groups, as JSON. A row has a member for each column that was asked for, null where it has no
 * value.
 *
 * @param next the cursor of the next page, or null
 * @param prev the cursor of the page before, or null
 */
record RowsAnswer(
        Buffer body, @Nullable String next, @Nullable String prev) {
    private static final JsonFactory JSON = new JsonFactory();

    /** Writes the members behind those that say which table it is. */
    @FunctionalInterface
    private interface Members {
        void to(JsonGenerator json, OutputStream out) throws IOException;
    }

    static RowsAnswer read(RowRequest request, ColumnEngine engine, QueryControl control) {
        GroupQuery groups = request.groups();
        return groups == null
                ? rows(request, page(request, engine, control))
                : groups(request, groups, engine.group(request.table().stored(), groups, control));
    }

    /** The engine does not know in which parameter a cursor came. */
    private static TablePage page(RowRequest request, ColumnEngine engine, QueryControl control) {
        try {
            return engine.search(request.table().stored(), request.query(), control);
        } catch (SearchException e) {
            if (!e.parameter().equals("cursor")) {
                throw e;
            }
            throw Problem.field(
                    (request.query().before() == null ? RowParameters.AFTER : RowParameters.BEFORE).name(),
                    String.valueOf(e.getMessage()));
        }
    }

    private static RowsAnswer rows(RowRequest request, TablePage page) {
        List<TablePage.Row> rows = page.rows();
        boolean backwards = request.query().before() != null;
        boolean behindSomething =
                request.query().after() != null || request.query().offset() > 0;
        String next =
                !rows.isEmpty() && (backwards || page.more()) ? rows.getLast().cursor() : null;
        String prev = !rows.isEmpty() && (backwards ? page.more() : behindSomething)
                ? rows.getFirst().cursor()
                : null;
        Buffer body = write(request.table(), (json, out) -> {
            if (page.total() >= 0) {
                json.writeNumberField("total", page.total());
            }
            json.writeArrayFieldStart("rows");
            DocumentRow row = new DocumentRow(request.columns());
            UnlockedByteStream bytes = new UnlockedByteStream(out);
            for (TablePage.Row each : rows) {
                // a value of which the generator writes what stands before it
                json.writeRawValue("");
                json.flush();
                rectangular(request.columns(), row.of(each.json()), bytes);
            }
            json.writeEndArray();
            if (!page.facets().isEmpty()) {
                json.writeObjectFieldStart("facets");
                for (Map.Entry<String, List<FacetCount>> facet : page.facets().entrySet()) {
                    facet(json, request, facet);
                }
                json.writeEndObject();
            }
            json.writeStringField("next", next);
            json.writeStringField("prev", prev);
        });
        return new RowsAnswer(body, next, prev);
    }

    /** The row with all columns in their order. */
    private static void rectangular(ExportColumns columns, DocumentRow row, UnlockedByteStream out) throws IOException {
        out.write('{');
        row.members(out, columns.list(), true);
        out.write('}');
        out.flush();
    }

    static Buffer row(ExportColumns columns, TablePage.Row row) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            rectangular(columns, new DocumentRow(columns).of(row.json()), new UnlockedByteStream(out));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Buffer.buffer(out.toByteArray());
    }

    private static void facet(JsonGenerator json, RowRequest request, Map.Entry<String, List<FacetCount>> facet)
            throws IOException {
        Map<String, Label> codes = request.table()
                .stored()
                .findColumn(facet.getKey())
                .map(StoredColumn::codes)
                .orElse(Map.of());
        FacetJson.write(json, facet.getKey(), facet.getValue(), codes);
    }

    private static RowsAnswer groups(RowRequest request, GroupQuery query, GroupedRows grouped) {
        long end = (long) query.offset() + grouped.groups().size();
        String next = end < grouped.total() ? Long.toString(end) : null;
        boolean total = RowParameters.TOTAL.get(request.given().own());
        Buffer body = write(request.table(), (json, out) -> {
            if (total) {
                json.writeNumberField("total", grouped.total());
            }
            json.writeArrayFieldStart("rows");
            for (Map<String, @Nullable Object> group : grouped.groups()) {
                json.writeStartObject();
                for (Map.Entry<String, @Nullable Object> value : group.entrySet()) {
                    json.writeFieldName(value.getKey());
                    value(json, value.getValue());
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeStringField("next", next);
            json.writeNullField("prev");
        });
        return new RowsAnswer(body, next, null);
    }

    private static void value(JsonGenerator json, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> json.writeNull();
            case Long number -> json.writeNumber(number);
            case BigDecimal number -> json.writeNumber(number.toPlainString());
            case Double number -> json.writeNumber(number);
            case Boolean truth -> json.writeBoolean(truth);
            default -> json.writeString(value.toString());
        }
    }

    private static Buffer write(AddressedTable table, Members members) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("dataset", table.set());
            json.writeNumberField("version", table.number());
            json.writeStringField("table", table.table().name());
            json.writeStringField("checksum", table.stored().sha256());
            members.to(json, out);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Buffer.buffer(out.toByteArray());
    }
}
