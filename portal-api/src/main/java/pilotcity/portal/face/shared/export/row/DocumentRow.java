package pilotcity.portal.face.shared.export.row;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import pilotcity.index.document.JsonMembers;
import pilotcity.index.spatial.GeoJson;

/**
 * One document, by the places of its members: most values go from the index to the file as the bytes they are. It knows
 * JSON as the index holds it, without spaces and with members in the order of the kind, and is used again for each
 * document.
 */
public final class DocumentRow {
    private static final byte[] NULL = "\":null".getBytes(StandardCharsets.US_ASCII);

    private final byte[][] names;
    private final int[] starts;
    private final int[] values;
    private final int[] ends;
    private byte[] json = {};
    private boolean read;

    public DocumentRow(ExportColumns columns) {
        this.names = columns.names().stream()
                .map(JsonStringEncoder.getInstance()::quoteAsUTF8)
                .toArray(byte[][]::new);
        this.starts = new int[names.length];
        this.values = new int[names.length];
        this.ends = new int[names.length];
    }

    public DocumentRow of(byte[] document) {
        json = document;
        read = false;
        return this;
    }

    /** The whole document. */
    public byte[] json() {
        return json;
    }

    public boolean has(int slot) {
        if (!read) {
            read();
        }
        return ends[slot] > 0;
    }

    /** Where the member begins, with its name. */
    public int start(int slot) {
        return starts[slot];
    }

    /** Where its value begins. */
    public int value(int slot) {
        return values[slot];
    }

    /** Where it ends. */
    public int end(int slot) {
        return ends[slot];
    }

    /**
     * Writes the members of {@code columns}, separated by commas.
     *
     * @param nulls whether a member without a value is null; otherwise it is left out
     */
    public void members(UnlockedByteStream out, List<ExportColumn> columns, boolean nulls) throws IOException {
        boolean first = true;
        for (ExportColumn column : columns) {
            int slot = column.slot();
            boolean present = has(slot);
            if (present || nulls) {
                if (!first) {
                    out.write(',');
                }
                first = false;
                if (present) {
                    out.write(json, starts[slot], ends[slot] - starts[slot]);
                } else {
                    out.write('"');
                    out.write(names[slot]);
                    out.write(NULL);
                }
            }
        }
    }

    private void read() {
        read = true;
        Arrays.fill(ends, 0);
        int slot = -1;
        JsonMembers members = new JsonMembers(json);
        while (members.next()) {
            int found = find(slot + 1, members);
            if (found >= 0) {
                slot = found;
                starts[slot] = members.start();
                values[slot] = members.value();
                ends[slot] = members.end();
            }
        }
    }

    private int find(int from, JsonMembers members) {
        for (int slot = from; slot < names.length; slot++) {
            if (members.isNamed(names[slot])) {
                return slot;
            }
        }
        return -1;
    }

    /** The text of a string, or the characters of any other value. */
    public String text(ExportColumn column) {
        int from = values[column.slot()];
        int to = ends[column.slot()];
        return json[from] == '"'
                ? JsonStrings.read(json, from + 1, to - 1)
                : new String(json, from, to - from, StandardCharsets.UTF_8);
    }

    /** The shape that stands there. */
    public Geometry geometry(ExportColumn column) {
        return GeoJson.read(text(column));
    }

    /** Where the given coordinate of a point begins: behind the bracket, or behind the comma. */
    public int coordinate(ExportColumn column) {
        byte before = (byte) (column.type() == ExportColumn.Type.LONGITUDE ? '[' : ',');
        int at = values[column.slot()] + "{\"type\":\"Point\",".length();
        while (json[at] != before) {
            at++;
        }
        return at + 1;
    }

    /** Where a coordinate that begins at {@code from} ends. */
    public int coordinateEnd(int from) {
        int at = from;
        while (json[at] != ',' && json[at] != ']') {
            at++;
        }
        return at;
    }

    /** The number of a coordinate column. */
    public double coordinateValue(ExportColumn column) {
        int from = coordinate(column);
        return Double.parseDouble(new String(json, from, coordinateEnd(from) - from, StandardCharsets.US_ASCII));
    }
}
