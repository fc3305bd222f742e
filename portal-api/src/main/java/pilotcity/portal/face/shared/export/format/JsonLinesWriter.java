package pilotcity.portal.face.shared.export.format;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import pilotcity.portal.face.shared.export.row.DocumentRow;
import pilotcity.portal.face.shared.export.row.ExportColumn;
import pilotcity.portal.face.shared.export.row.UnlockedByteStream;

/** JSON Lines: the documents as {@code /api} gives them, one a line. */
final class JsonLinesWriter implements RowWriter {
    private final UnlockedByteStream out;
    private final List<ExportColumn> columns;
    private final boolean whole;
    private final boolean nulls;

    JsonLinesWriter(ExportTable table, OutputStream to) {
        this.out = new UnlockedByteStream(to);
        this.columns = table.columns().list();
        this.whole = table.whole();
        this.nulls = table.columns().tabular();
    }

    @Override
    public void row(DocumentRow documentRow) throws IOException {
        if (whole) {
            out.write(documentRow.json());
        } else {
            out.write('{');
            documentRow.members(out, columns, nulls);
            out.write('}');
        }
        out.write('\n');
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }
}
