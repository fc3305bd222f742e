package pilotcity.portal.face.shared.export.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import pilotcity.index.kind.Label;
import pilotcity.portal.face.shared.export.row.DocumentRow;
import pilotcity.portal.face.shared.export.row.ExportColumn;
import pilotcity.portal.face.shared.export.row.UnlockedByteStream;
import pilotcity.portal.kernel.encoding.SpreadsheetCell;

/**
 * CSV (RFC 4180): one header line, values as the document has them; unless that is asked for, texts that a spreadsheet
 * would run are made {@linkplain SpreadsheetCell harmless}.
 */
final class CsvWriter implements RowWriter {
    private static final String BOM = "\ufeff";
    private static final byte[] LINE_END = {'\r', '\n'};

    private final UnlockedByteStream out;
    private final List<ExportColumn> columns;
    private final ExportTable.Style style;

    CsvWriter(ExportTable table, OutputStream to) throws IOException {
        this.out = new UnlockedByteStream(to);
        this.columns = table.columns().flat().list();
        this.style = table.style();
        if (style.bom()) {
            out.text(BOM);
        }
        for (int i = 0; i < columns.size(); i++) {
            separate(i);
            ExportColumn column = columns.get(i);
            String name =
                    style.labels().isEmpty() ? column.name() : column.title().in(style.labels());
            text(style.raw() ? name : SpreadsheetCell.harmless(name));
        }
        out.write(LINE_END);
    }

    private void separate(int column) throws IOException {
        if (column > 0) {
            out.write(style.delimiter());
        }
    }

    @Override
    public void row(DocumentRow documentRow) throws IOException {
        for (int i = 0; i < columns.size(); i++) {
            separate(i);
            ExportColumn column = columns.get(i);
            if (documentRow.has(column.slot())) {
                value(documentRow, column);
            }
        }
        out.write(LINE_END);
    }

    private void value(DocumentRow documentRow, ExportColumn column) throws IOException {
        int from = documentRow.value(column.slot());
        int to = documentRow.end(column.slot());
        switch (column.type()) {
            case INTEGER, NUMBER, DECIMAL, DATE, INSTANT -> raw(documentRow, from, to);
            case BOOLEAN -> words(documentRow, column, from, to);
            case LONGITUDE, LATITUDE -> {
                int start = documentRow.coordinate(column);
                out.write(documentRow.json(), start, documentRow.coordinateEnd(start) - start);
            }
            case TEXT -> words(documentRow, column, from + 1, to - 1);
            case JSON -> text(documentRow.text(column));
            case GEOMETRY -> text(documentRow.geometry(column).toText());
        }
    }

    /** A number as it is, a date without its quotes. */
    private void raw(DocumentRow documentRow, int from, int to) throws IOException {
        int quote = documentRow.json()[from] == '"' ? 1 : 0;
        out.write(documentRow.json(), from + quote, to - from - 2 * quote);
    }

    private void words(DocumentRow documentRow, ExportColumn column, int from, int to) throws IOException {
        if (!style.labels().isEmpty() && !column.labels().isEmpty()) {
            String code = documentRow.text(column);
            Label label = column.labels().get(code);
            text(label == null ? code : label.in(style.labels()));
        } else if (!style.raw() && mayRun(documentRow.json(), from, to)) {
            text(SpreadsheetCell.harmless(documentRow.text(column)));
        } else if (isPlain(documentRow.json(), from, to)) {
            out.write(documentRow.json(), from, to - from);
        } else {
            text(documentRow.text(column));
        }
    }

    /**
     * Whether it is worth a closer look: a sign, an escape, a space, or a character between Latin and Chinese in front.
     */
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
