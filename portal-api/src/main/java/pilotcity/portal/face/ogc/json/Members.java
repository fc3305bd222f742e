package pilotcity.portal.face.ogc.json;

/**
 * Walks over the members of a JSON object without reading their values. The object is one that the portal wrote itself:
 * well formed, without white space.
 */
final class Members {
    final byte[] json;
    private int at = 1;

    /** Where the member begins: at the quotation mark before its name. */
    int start;

    /** Where its value begins, and where it ends. */
    int value;

    int end;

    Members(byte[] json) {
        this.json = json;
    }

    /** Goes to the next member; false when there is none. */
    boolean next() {
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

    boolean isNamed(byte[] name) {
        int length = name.length;
        if (value - start - 3 != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (json[start + 1 + i] != name[i]) {
                return false;
            }
        }
        return true;
    }

    private int valueEnd(int from) {
        return switch (json[from]) {
            case '"' -> stringEnd(from);
            case '{', '[' -> nestedEnd(from);
            default -> plainEnd(from);
        };
    }

    private int stringEnd(int from) {
        int i = from + 1;
        while (json[i] != '"') {
            i += json[i] == '\\' ? 2 : 1;
        }
        return i + 1;
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
