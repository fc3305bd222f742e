package pilotcity.index.document;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Finds the members of a public document without parsing their values. Relies on JSON as
 * {@link pilotcity.index.kind.DocumentJsonWriter} writes it: well formed, without white space.
 */
public final class JsonMembers {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHEST = 0x8080808080808080L;
    private static final long QUOTES = '"' * ONES;
    private static final long BACKSLASHES = '\\' * ONES;

    private final byte[] json;
    private int at = 1;
    private int start;
    private int value;
    private int end;

    public JsonMembers(byte[] json) {
        this.json = json;
    }

    /** Where the member begins: at the quotation mark before its name. */
    public int start() {
        return start;
    }

    /** Where its value begins. */
    public int value() {
        return value;
    }

    /** Where its value ends. */
    public int end() {
        return end;
    }

    /** Goes to the next member; false when there is none. */
    public boolean next() {
        if (json[at] == ',') {
            at++;
        }
        if (json[at] != '"') {
            return false;
        }
        start = at;
        value = stringEnd(at) + 1;
        end = valueEnd(value);
        at = end;
        return true;
    }

    /** Goes to the next member of that name; false when there is none. */
    public boolean seek(byte[] name) {
        while (next()) {
            if (isNamed(name)) {
                return true;
            }
        }
        return false;
    }

    public boolean isNamed(byte[] name) {
        return Arrays.equals(name, 0, name.length, json, start + 1, value - 2);
    }

    private int valueEnd(int from) {
        return switch (json[from]) {
            case '"' -> stringEnd(from);
            case '{', '[' -> nestedEnd(from);
            default -> plainEnd(from);
        };
    }

    /** Eight bytes at a time, as long as there are eight. */
    private int stringEnd(int from) {
        int i = from + 1;
        while (i <= json.length - Long.BYTES) {
            long eight = (long) EIGHT.get(json, i);
            long found = zeros(eight ^ QUOTES) | zeros(eight ^ BACKSLASHES);
            i += Long.numberOfTrailingZeros(found) / Byte.SIZE;
            if (found != 0) {
                if (json[i] == '"') {
                    return i + 1;
                }
                i += 2;
            }
        }
        while (json[i] != '"') {
            i += json[i] == '\\' ? 2 : 1;
        }
        return i + 1;
    }

    /** The highest bit of each byte that is zero; above the lowest of them, of others, too (Mycroft). */
    private static long zeros(long bytes) {
        return (bytes - ONES) & ~bytes & HIGHEST;
    }

    private int nestedEnd(int from) {
        int depth = 0;
        int i = from;
        do {
            switch (json[i]) {
                case '"' -> i = stringEnd(i) - 1;
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                default -> {}
            }
            i++;
        } while (depth > 0);
        return i;
    }

    private int plainEnd(int from) {
        int i = from;
        while (json[i] != ',' && json[i] != '}') {
            i++;
        }
        return i;
    }
}
