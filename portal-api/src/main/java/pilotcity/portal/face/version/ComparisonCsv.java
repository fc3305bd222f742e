package pilotcity.portal.face.version;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.vertx.core.json.JsonObject;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.shared.dataset.SetComparison;
import pilotcity.portal.face.shared.dataset.SetComparison.ComparedTable;
import pilotcity.portal.kernel.encoding.SpreadsheetCell;
import pilotcity.portal.kernel.table.query.TableComparison.ColumnChange;
import pilotcity.portal.kernel.table.query.TableDifference;
import pilotcity.portal.kernel.table.query.TableDifference.RowChange;

/**
 * A comparison as CSV (RFC 4180): first the columns that changed, then a line for each cell that differs. What a
 * spreadsheet would run gets an apostrophe in front.
 */
final class ComparisonCsv {
    private final CsvWriter csv;

    private ComparisonCsv(CsvWriter csv) {
        this.csv = csv;
    }

    static String write(SetComparison found) {
        StringWriter out = new StringWriter();
        ComparisonCsv lines = new ComparisonCsv(CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .bufferSize(0)
                .build(out));
        lines.csv.writeRecord("table", "change", "key", "column", "before", "after");
        found.tables().forEach(lines::table);
        return out.toString();
    }

    private void table(ComparedTable table) {
        if (table.before() == null || table.after() == null) {
            line(table.name(), table.before() == null ? "table added" : "table removed", "", "", null, null);
        }
        table.columns().forEach(column -> column(table.name(), column));
        TableDifference rows = table.rows();
        if (rows != null) {
            rows.rows().forEach(row -> row(table.name(), rows.key(), row));
        }
    }

    private void column(String table, ColumnChange column) {
        String change =
                column.before() == null ? "column added" : column.after() == null ? "column removed" : "column retyped";
        line(
                table,
                change,
                "",
                column.name(),
                column.before() == null ? null : column.before().type(),
                column.after() == null ? null : column.after().type());
    }

    private void row(String table, List<String> key, RowChange row) {
        JsonObject before = ComparisonJson.object(row.before());
        JsonObject after = ComparisonJson.object(row.after());
        JsonObject known = row.after() == null ? before : after;
        String named =
                key.stream().map(name -> String.valueOf(known.getValue(name))).collect(Collectors.joining(" | "));
        List<String> cells = new ArrayList<>(row.cells());
        if (cells.isEmpty()) {
            cells.addAll(known.fieldNames());
        }
        String change = row.change().name().toLowerCase(Locale.ROOT);
        // a row that is there several times more is told once; how often stands in the JSON
        cells.forEach(name -> line(table, change, named, name, before.getValue(name), after.getValue(name)));
    }

    private void line(
            String table, String change, String key, String column, @Nullable Object before, @Nullable Object after) {
        csv.writeRecord(
                SpreadsheetCell.harmless(table),
                change,
                SpreadsheetCell.harmless(key),
                SpreadsheetCell.harmless(column),
                before == null ? "" : SpreadsheetCell.harmless(before.toString()),
                after == null ? "" : SpreadsheetCell.harmless(after.toString()));
    }
}
