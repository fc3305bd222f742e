package pilotcity.portal.face.export.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import pilotcity.index.kind.Label;
import pilotcity.portal.face.export.row.Column;
import pilotcity.portal.face.export.row.Row;
import pilotcity.portal.face.query.SpreadsheetCell;

/**
 * CSV (RFC 4180): one header line, values as the document has them; unless that is asked for, texts that a spreadsheet
 * would run are made {@linkplain SpreadsheetCell harmless}.
 */
final class CsvWriter implements RowWriter {
    private static final String BOM = "\ufeff";
    private static final byte[] LINE_END = {'\r', '\n'};

    private final Bytes out;
    private final List<Column> columns;
    private final Table.Style style;

    CsvWriter(Table table, OutputStream to) throws IOException {
        this.out = new Bytes(to);
        this.columns = table.columns().flat(table.kind()).list();
        this.style = table.style();
        if (style.bom()) {
            out.text(BOM);
        }
        for (int i = 0; i < columns.size(); i++) {
            separate(i);
            Column column = columns.get(i);
            text(style.labels().isEmpty() ? column.name() : column.title().in(style.labels()));
        }
        out.write(LINE_END);
    }

    private void separate(int column) throws IOException {
        if (column > 0) {
            out.write(style.delimiter());
        }
    }

    @Override
    public void row(Row row) throws IOException {
        for (int i = 0; i < columns.size(); i++) {
            separate(i);
            Column column = columns.get(i);
            if (row.has(column.slot())) {
                value(row, column);
            }
        }
        out.write(LINE_END);
    }

    private void value(Row row, Column column) throws IOException {
        int from = row.value(column.slot());
        int to = row.end(column.slot());
        switch (column.type()) {
            case INTEGER, NUMBER, DATE, INSTANT -> raw(row, from, to);
            case BOOLEAN -> words(row, column, from, to);
            case LONGITUDE, LATITUDE -> {
                int start = row.coordinate(column);
                out.write(row.json(), start, row.coordinateEnd(start) - start);
            }
            case TEXT -> words(row, column, from + 1, to - 1);
            case JSON -> text(row.text(column));
            case GEOMETRY -> text(row.geometry(column).toText());
        }
    }

    /** A number as it is, a date without its quotes. */
    private void raw(Row row, int from, int to) throws IOException {
        int quote = row.json()[from] == '"' ? 1 : 0;
        out.write(row.json(), from + quote, to - from - 2 * quote);
    }

    private void words(Row row, Column column, int from, int to) throws IOException {
        if (!style.labels().isEmpty() && !column.labels().isEmpty()) {
            String code = row.text(column);
            Label label = column.labels().get(code);
            text(label == null ? code : label.in(style.labels()));
        } else if (!style.raw() && mayRun(row.json(), from, to)) {
            text(SpreadsheetCell.harmless(row.text(column)));
        } else if (isPlain(row.json(), from, to)) {
            out.write(row.json(), from, to - from);
        } else {
            text(row.text(column));
        }
    }

    /** Whether it is worth a closer look: a sign, an escape, a space, or a character between Latin and Chinese in front. */
    private static boolean mayRun(byte[] json, int from, int to) {
        if (to == from) {
            return false;
        }
        return switch (json[from]) {
            case '=', '+', '-', '@', '\\', ' ', (byte) 0xC2, (byte) 0xE2, (byte) 0xE3, (byte) 0xEF -> true;
            default -> false;
        };
    }

    /** Whether it can go without quotes, and stands in JSON as it is. */
    private boolean isPlain(byte[] json, int from, int to) {
        for (int i = from; i < to; i++) {
            if (json[i] == '\\' || json[i] == style.delimiter()) {
                return false;
            }
        }
        return to > from && json[from] != ' ' && json[to - 1] != ' ';
    }

    private void text(String text) throws IOException {
        boolean plain = !text.isEmpty()
                && text.strip().length() == text.length()
                && text.chars().noneMatch(c -> c == style.delimiter() || c == '"' || c == '\n' || c == '\r');
        out.write((plain ? text : '"' + text.replace("\"", "\"\"") + '"').getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }
}
