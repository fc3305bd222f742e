package pilotcity.portal.face.export.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import pilotcity.portal.face.export.row.Column;
import pilotcity.portal.face.export.row.Row;

/** GeoJSON as one collection (RFC 7946) or as a text sequence (RFC 8142): the members of a document, put elsewhere. */
final class GeoJsonWriter implements RowWriter {
    private static final byte RECORD_SEPARATOR = 0x1e;
    private static final byte[] BEGIN = ascii("{\"type\":\"Feature\",\"id\":");
    private static final byte[] GEOMETRY = ascii(",\"geometry\":");
    private static final byte[] NULL = ascii("null");
    private static final byte[] PROPERTIES = ascii(",\"properties\":{");
    private static final byte[] END = ascii("}}");

    private final Bytes out;
    private final boolean sequence;
    private final int id;
    private final Optional<Column> shape;
    private final List<Column> properties;
    private boolean first = true;

    private GeoJsonWriter(Table table, OutputStream to, boolean sequence) {
        this.out = new Bytes(to);
        this.sequence = sequence;
        this.id = table.columns().list().getFirst().slot();
        this.shape = table.columns().findMain();
        this.properties = table.columns().plain().stream().skip(1).toList();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** What is known of the export stands in foreign members (RFC 7946, clause 6.1) before the features. */
    static GeoJsonWriter collection(Table table, OutputStream to) throws IOException {
        GeoJsonWriter writer = new GeoJsonWriter(table, to, false);
        writer.out.text("{\"type\":\"FeatureCollection\",\"numberMatched\":" + table.rows() + ",\"provenance\":"
                + table.provenance().encode() + ",\"features\":[");
        return writer;
    }

    static GeoJsonWriter sequence(Table table, OutputStream to) {
        return new GeoJsonWriter(table, to, true);
    }

    @Override
    public void row(Row row) throws IOException {
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
        value(row, id);
        out.write(GEOMETRY);
        if (shape.isPresent() && row.has(shape.get().slot())) {
            value(row, shape.get().slot());
        } else {
            out.write(NULL);
        }
        out.write(PROPERTIES);
        JsonLinesWriter.members(out, row, properties);
        out.write(END);
        if (sequence) {
            out.write('\n');
        }
    }

    private void value(Row row, int slot) throws IOException {
        if (row.has(slot)) {
            int from = row.value(slot);
            out.write(row.json(), from, row.end(slot) - from);
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
