package pilotcity.portal.face.shared.export.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import pilotcity.portal.face.shared.export.row.DocumentRow;
import pilotcity.portal.face.shared.export.row.ExportColumn;
import pilotcity.portal.face.shared.export.row.ExportColumns;
import pilotcity.portal.face.shared.export.row.UnlockedByteStream;

/** GeoJSON as one collection (RFC 7946) or as a text sequence (RFC 8142): the members of a document, put elsewhere. */
final class GeoJsonWriter implements RowWriter {
    private static final byte RECORD_SEPARATOR = 0x1e;
    private static final byte[] BEGIN = ascii("{\"type\":\"Feature\",\"id\":");
    private static final byte[] GEOMETRY = ascii(",\"geometry\":");
    private static final byte[] NULL = ascii("null");
    private static final byte[] PROPERTIES = ascii(",\"properties\":{");
    private static final byte[] END = ascii("}}");

    private final UnlockedByteStream out;
    private final boolean sequence;
    private final int id;
    private final Optional<ExportColumn> shape;
    private final List<ExportColumn> properties;
    private final boolean nulls;
    private boolean first = true;

    private GeoJsonWriter(ExportTable table, OutputStream to, boolean sequence) {
        this.out = new UnlockedByteStream(to);
        this.sequence = sequence;
        this.id = ExportColumns.ID_SLOT;
        this.shape = table.columns().findMain();
        this.properties = table.columns().plain().stream()
                .filter(column -> column.slot() != ExportColumns.ID_SLOT)
                .toList();
        this.nulls = table.columns().tabular();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The provenance of the export stands in foreign members (RFC 7946, clause 6.1) before the features. */
    static GeoJsonWriter collection(ExportTable table, OutputStream to) throws IOException {
        GeoJsonWriter writer = new GeoJsonWriter(table, to, false);
        writer.out.text("{\"type\":\"FeatureCollection\",\"numberMatched\":" + table.rows() + ",\"provenance\":"
                + table.provenance().encode() + ",\"features\":[");
        return writer;
    }

    static GeoJsonWriter sequence(ExportTable table, OutputStream to) {
        return new GeoJsonWriter(table, to, true);
    }

    @Override
    public void row(DocumentRow documentRow) throws IOException {
        if (sequence) {
            out.write(RECORD_SEPARATOR);
        } else {
            if (!first) {
                out.write(',');
            }
            out.write('\n');
        }
        first = false;
        out.write(BEGIN);
        value(documentRow, id);
        out.write(GEOMETRY);
        if (shape.isPresent() && documentRow.has(shape.get().slot())) {
            value(documentRow, shape.get().slot());
        } else {
            out.write(NULL);
        }
        out.write(PROPERTIES);
        documentRow.members(out, properties, nulls);
        out.write(END);
        if (sequence) {
            out.write('\n');
        }
    }

    private void value(DocumentRow documentRow, int slot) throws IOException {
        if (documentRow.has(slot)) {
            int from = documentRow.value(slot);
            out.write(documentRow.json(), from, documentRow.end(slot) - from);
        }
    }

    @Override
    public void end() throws IOException {
        if (!sequence) {
            out.text("\n]}\n");
        }
        out.flush();
    }
}
