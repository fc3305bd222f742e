package pilotcity.portal.face.export.format;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import pilotcity.portal.face.export.row.Column;
import pilotcity.portal.face.export.row.Row;

/** JSON Lines: the documents as {@code /api} gives them, one a line. */
final class JsonLinesWriter implements RowWriter {
    private final Bytes out;
    private final List<Column> columns;
    private final boolean whole;

    JsonLinesWriter(Table table, OutputStream to) {
        this.out = new Bytes(to);
        this.columns = table.columns().list();
        this.whole = table.whole();
    }

    @Override
    public void row(Row row) throws IOException {
        if (whole) {
            out.write(row.json());
        } else {
            out.write('{');
            members(out, row, columns);
            out.write('}');
        }
        out.write('\n');
    }

    /** The members of {@code columns} that are there, separated by commas. */
    static void members(Bytes out, Row row, List<Column> columns) throws IOException {
        boolean first = true;
        for (Column column : columns) {
            if (row.has(column.slot())) {
                if (!first) {
                    out.write(',');
                }
                first = false;
                int start = row.start(column.slot());
                out.write(row.json(), start, row.end(column.slot()) - start);
            }
        }
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }
}
