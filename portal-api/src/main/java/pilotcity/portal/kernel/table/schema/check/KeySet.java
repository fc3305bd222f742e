package pilotcity.portal.kernel.table.schema.check;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.table.schema.SchemaColumn;
import pilotcity.portal.kernel.table.schema.TableSchema;
import pilotcity.portal.kernel.table.source.SourceRow;
import pilotcity.portal.kernel.table.source.TableReader;
import pilotcity.portal.kernel.table.source.TableSourceException;

/**
 * The keys of a table, by 128 bits each: about 27 bytes for one, so that ten million take some 270 MB. It lies in 256
 * parts that grow one by one, so that growing needs no second copy of all.
 */
public final class KeySet {
    /** Above it a set takes more memory than a portal should give to one table. */
    public static final long MOST = 50_000_000;

    private static final int PARTS = 256;
    private static final int FIRST = 4;

    private final long[][] parts = new long[PARTS][];
    private final int[] sizes = new int[PARTS];
    private final long most;
    private long size;

    /** Texts that came in ascending order are new without a look; their hashes, until one comes that is not. */
    private long @Nullable [] run = new long[2 * FIRST];

    private String last = "";

    public KeySet() {
        this(MOST);
    }

    KeySet(long most) {
        this.most = most;
    }

    /**
     * Whether the text is new.
     *
     * @throws TableSourceException when there are too many
     */
    public boolean add(String text, long row) {
        KeyHash hash = new KeyHash();
        hash.add(text);
        hash.finish();
        long[] hashes = run;
        boolean ascends = text.length() > last.length() || (text.length() == last.length() && text.compareTo(last) > 0);
        if (hashes == null || !ascends) {
            return add(hash, row);
        }
        last = text;
        int at = (int) (2 * size);
        count(row);
        if (at == hashes.length) {
            hashes = Arrays.copyOf(hashes, 2 * at);
            run = hashes;
        }
        hashes[at] = hash.high;
        hashes[at + 1] = hash.low;
        return true;
    }

    private void count(long row) {
        if (++size > most) {
            throw new TableSourceException(
                    row,
                    "表的键超过 " + most + " 个，无法检查是否重复",
                    "the table has more than " + most
                            + " keys: that no two rows have the same cannot be checked for so many");
        }
    }

    /** From now on keys are looked up. */
    private void endRun() {
        long[] hashes = run;
        if (hashes != null) {
            run = null;
            for (int at = 0; at < 2 * size; at += 2) {
                put(hashes[at], hashes[at + 1]);
            }
        }
    }

    /**
     * The keys that {@code columns} have in a table, for {@link TableCheck} of another that refers to them. Reads it to
     * the end; cells that do not fit their column are left out.
     *
     * @throws IllegalArgumentException when the file has none of a column
     */
    public static KeySet read(TableReader reader, TableSchema schema, List<String> columns) {
        HeaderMatch header = HeaderMatch.of(schema, reader.columns());
        int[] cells = new int[columns.size()];
        SchemaColumn[] readers = new SchemaColumn[columns.size()];
        for (int at = 0; at < cells.length; at++) {
            int column = schema.indexOf(columns.get(at));
            cells[at] = column < 0 ? -1 : header.cell(column);
            if (cells[at] < 0) {
                throw new IllegalArgumentException("the table has no column " + columns.get(at));
            }
            readers[at] = schema.columns().get(column);
        }
        KeySet keys = new KeySet();
        KeyHash hash = new KeyHash();
        for (SourceRow row = reader.next(); row != null; row = reader.next()) {
            hash.reset();
            boolean whole = true;
            for (int at = 0; at < cells.length && whole; at++) {
                Object value = value(readers[at], row, cells[at]);
                whole = value != null;
                if (value != null) {
                    hash.add(value);
                }
            }
            if (whole) {
                hash.finish();
                keys.add(hash, row.number());
            }
        }
        return keys;
    }

    private static @Nullable Object value(SchemaColumn column, SourceRow row, int cell) {
        Object given = cell < row.cells().size() ? row.cells().get(cell) : null;
        return given instanceof String text && !column.isMissing(text) ? column.value(text) : null;
    }

    public long size() {
        return size;
    }

    /**
     * Whether the key is new.
     *
     * @throws TableSourceException when there are too many
     */
    boolean add(KeyHash hash, long row) {
        endRun();
        if (!put(hash.high, hash.low)) {
            return false;
        }
        count(row);
        return true;
    }

    private boolean put(long high, long low) {
        int part = (int) (high >>> 56);
        long[] slots = parts[part] == null ? new long[2 * FIRST] : parts[part];
        parts[part] = slots;
        int slot = slot(slots, high, low);
        if (slots[slot] != 0 || slots[slot + 1] != 0) {
            return false;
        }
        slots[slot] = high;
        slots[slot + 1] = low;
        if (++sizes[part] * 10L > slots.length / 2 * 8L) {
            parts[part] = grown(slots);
        }
        return true;
    }

    boolean contains(KeyHash hash) {
        endRun();
        long[] slots = parts[(int) (hash.high >>> 56)];
        if (slots == null) {
            return false;
        }
        int slot = slot(slots, hash.high, hash.low);
        return slots[slot] != 0 || slots[slot + 1] != 0;
    }

    /** Where the key is, or the free place where it belongs. */
    private static int slot(long[] slots, long high, long low) {
        int mask = slots.length / 2 - 1;
        int at = (int) low & mask;
        while (true) {
            int slot = 2 * at;
            boolean free = slots[slot] == 0 && slots[slot + 1] == 0;
            if (free || (slots[slot] == high && slots[slot + 1] == low)) {
                return slot;
            }
            at = (at + 1) & mask;
        }
    }

    private static long[] grown(long[] slots) {
        long[] larger = new long[2 * slots.length];
        for (int slot = 0; slot < slots.length; slot += 2) {
            if (slots[slot] != 0 || slots[slot + 1] != 0) {
                int to = slot(larger, slots[slot], slots[slot + 1]);
                larger[to] = slots[slot];
                larger[to + 1] = slots[slot + 1];
            }
        }
        return larger;
    }
}
