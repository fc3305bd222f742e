package pilotcity.portal.kernel.table.source.delimited;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.table.source.ReadLimits;
import pilotcity.portal.kernel.table.source.SourceRow;

/** Makes rows of what the parser finds, up to the limits. */
final class CellHandler extends AbstractBaseCsvCallbackHandler<SourceRow> {
    private static final int FIRST = 16;

    private final ReadLimits limits;
    private @Nullable Object[] cells = new @Nullable Object[FIRST];
    private long line;
    private int count;
    private long characters;
    private int usual;

    CellHandler(ReadLimits limits) {
        this.limits = limits;
    }

    /** Where the row begins that is being read. */
    long line() {
        return line;
    }

    /** How many of its cells are there. */
    int count() {
        return count;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        line = startingLineNumber;
        count = 0;
        characters = 0;
        cells = new @Nullable Object[Math.max(1, usual)];
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
        limits.requireCell(line, index + 1, length);
        characters += length;
        limits.requireRow(line, characters);
        if (index == cells.length) {
            cells = Arrays.copyOf(cells, Math.max(FIRST, index * 2));
        }
        cells[index] = length == 0 ? "" : new String(buffer, offset, length);
        count = index + 1;
    }

    @Override
    protected SourceRow buildRecord() {
        usual = count;
        @Nullable Object[] whole = count == cells.length ? cells : Arrays.copyOf(cells, count);
        return new SourceRow(line, Arrays.asList(whole));
    }
}
