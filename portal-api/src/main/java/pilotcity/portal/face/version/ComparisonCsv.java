package pilotcity.portal.face.version;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.shared.dataset.PublishedSet;
import pilotcity.portal.face.shared.dataset.PublishedTable;
import pilotcity.portal.face.shared.dataset.SetComparison;
import pilotcity.portal.face.shared.dataset.SetComparison.ComparedTable;
import pilotcity.portal.face.shared.dataset.SetComparison.FileChange;
import pilotcity.portal.kernel.encoding.SpreadsheetCell;
import pilotcity.portal.kernel.table.engine.ColumnEngine;
import pilotcity.portal.kernel.table.query.QueryControl;
import pilotcity.portal.kernel.table.query.TableComparison.ColumnChange;
import pilotcity.portal.kernel.table.query.TableDifference;
import pilotcity.portal.kernel.table.query.TableDifference.RowChange;

/**
 * A comparison as CSV (RFC 4180): first the files, tables and columns that differ, then a line for each cell, by the key
 * of its row or, where rows are compared as wholes, by their number. What a spreadsheet would run gets an apostrophe in
 * front.
 */
final class ComparisonCsv {
    private static final int AT_ONCE = 10_000;

    private final CsvWriter csv;

    private ComparisonCsv(CsvWriter csv) {
        this.csv = csv;
    }

    /** Writes all of it, however much it is, a part after the other. Blocks. */
    static void write(
            PublishedSet before, PublishedSet after, ColumnEngine engine, QueryControl control, OutputStream out)
            throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        ComparisonCsv lines = new ComparisonCsv(
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text));
        SetComparison part = SetComparison.of(before, after, AT_ONCE, null, engine, control);
        lines.head(part);
        lines.rows(part);
        SetComparison.Place next = part.next();
        while (next != null) {
            part = SetComparison.of(before, after, AT_ONCE, next, engine, control);
            lines.rows(part);
            next = part.next();
        }
        lines.csv.flush();
        text.flush();
    }

    private void head(SetComparison found) {
        csv.writeRecord("table", "change", "key", "column", "before", "after");
        for (FileChange file : found.files()) {
            line(
                    "",
                    "file " + change(file.before(), file.after(), "changed"),
                    file.name(),
                    "",
                    file.before(),
                    file.after());
        }
        for (ComparedTable table : found.tables()) {
            if (table.before() == null || table.after() == null) {
                line(table.name(), table.before() == null ? "table added" : "table removed", "", "", null, null);
            }
            table.columns().forEach(column -> column(table.name(), column));
        }
    }

    private static String change(@Nullable Object before, @Nullable Object after, String other) {
        return before == null ? "added" : after == null ? "removed" : other;
    }

    private void rows(SetComparison found) {
        for (ComparedTable table : found.tables()) {
            TableDifference rows = table.rows();
            if (rows != null) {
                rows.rows().forEach(row -> row(table, rows.key(), row));
            }
        }
    }

    private void column(String table, ColumnChange column) {
        line(
                table,
                "column " + change(column.before(), column.after(), "retyped"),
                "",
                column.name(),
                column.before() == null ? null : column.before().type(),
                column.after() == null ? null : column.after().type());
    }

    private void row(ComparedTable table, List<String> key, RowChange row) {
        PublishedTable of = row.after() == null ? table.before() : table.after();
        String id = Objects.requireNonNull(of).stored().id();
        JsonObject before = ComparisonJson.object(row.before());
        JsonObject after = ComparisonJson.object(row.after());
        JsonObject known = row.after() == null ? before : after;
        String named = key.isEmpty()
                ? text(known.getValue(id))
                : key.stream().map(name -> text(known.getValue(name))).collect(Collectors.joining(" | "));
        List<String> cells = new ArrayList<>(row.cells());
        if (cells.isEmpty()) {
            cells.addAll(known.fieldNames());
            cells.remove(id);
        }
        String change = row.change().name().toLowerCase(Locale.ROOT);
        for (long i = 0; i < row.times(); i++) {
            cells.forEach(name -> line(table.name(), change, named, name, before.getValue(name), after.getValue(name)));
        }
    }

    private static String text(@Nullable Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : Objects.toString(value, "");
    }

    private void line(
            String table, String change, String key, String column, @Nullable Object before, @Nullable Object after) {
        csv.writeRecord(
                SpreadsheetCell.harmless(table),
                change,
                SpreadsheetCell.harmless(key),
                SpreadsheetCell.harmless(column),
                SpreadsheetCell.harmless(text(before)),
                SpreadsheetCell.harmless(text(after)));
    }
}
