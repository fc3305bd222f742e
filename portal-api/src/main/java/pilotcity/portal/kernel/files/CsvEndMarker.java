package pilotcity.portal.kernel.files;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;
import java.util.UUID;

/**
 * Tells a table that ends from one whose last quote is never closed, where a reader of RFC 4180 takes whatever follows
 * for text: a line is added that must come out as a record of its own.
 */
public final class CsvEndMarker {
    private final String mark = UUID.randomUUID().toString();

    /** The same text with {@code before} before it, and one line more after it. */
    public Reader framed(String before, Reader text) {
        return new Framed(before, text, "\n" + mark + "\n");
    }

    /** Whether this is the line that was added: all before it has been read. */
    public boolean is(CsvRecord record) {
        return record.getFieldCount() == 1 && isMark(record.getField(0));
    }

    /** Whether the only cell of a record is the line that was added. */
    public boolean isMark(String cell) {
        return cell.equals(mark);
    }

    /** Whether a quote of the last cell of a record has run to the end of the text. */
    public boolean isIn(String lastCell) {
        return lastCell.contains(mark);
    }

    /** The fault of a record whose quote has run to the end of the text. */
    public Optional<CsvError> fault(CsvRecord record) {
        return isIn(record.getField(record.getFieldCount() - 1))
                ? Optional.of(new CsvError(record.getStartingLineNumber(), "has a quote that is never closed"))
                : Optional.empty();
    }

    private static final class Framed extends Reader {
        private final String before;
        private final Reader text;
        private final String after;
        private int beforeRead;
        private int afterRead;
        private boolean ended;

        Framed(String before, Reader text, String after) {
            this.before = before;
            this.text = text;
            this.after = after;
        }

        @Override
        public int read(char[] chars, int offset, int length) throws IOException {
            if (beforeRead < before.length()) {
                int count = copy(before, beforeRead, chars, offset, length);
                beforeRead += count;
                return count;
            }
            int count = ended ? -1 : text.read(chars, offset, length);
            ended |= count < 0;
            if (!ended) {
                return count;
            }
            count = copy(after, afterRead, chars, offset, length);
            afterRead += count;
            return count == 0 ? -1 : count;
        }

        private static int copy(String from, int start, char[] chars, int offset, int length) {
            int count = Math.min(length, from.length() - start);
            from.getChars(start, start + count, chars, offset);
            return count;
        }

        @Override
        public void close() throws IOException {
            text.close();
        }
    }
}
