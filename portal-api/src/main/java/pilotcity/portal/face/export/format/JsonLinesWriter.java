package pilotcity.portal.face.export.format;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import pilotcity.portal.face.export.row.DocumentRow;
import pilotcity.portal.face.export.row.ExportColumn;
import pilotcity.portal.face.export.row.UnlockedByteStream;

/** JSON Lines: the documents as {@code /api} gives them, one a line. */
final class JsonLinesWriter implements RowWriter {
    private final UnlockedByteStream out;
    private final List<ExportColumn> columns;
    private final boolean whole;

    JsonLinesWriter(ExportTable table, OutputStream to) {
        this.out = new UnlockedByteStream(to);
        this.columns = table.columns().list();
        this.whole = table.whole();
    }

    @Override
    public void row(DocumentRow documentRow) throws IOException {
        if (whole) {
            out.write(documentRow.json());
        } else {
            out.write('{');
            members(out, documentRow, columns);
            out.write('}');
        }
        out.write('\n');
    }

    /** The members of {@code columns} that are there, separated by commas. */
    static void members(UnlockedByteStream out, DocumentRow documentRow, List<ExportColumn> columns)
            throws IOException {
        boolean first = true;
        for (ExportColumn column : columns) {
            if (documentRow.has(column.slot())) {
                if (!first) {
                    out.write(',');
                }
                first = false;
                int start = documentRow.start(column.slot());
                out.write(documentRow.json(), start, documentRow.end(column.slot()) - start);
            }
        }
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }
}
