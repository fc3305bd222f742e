package pilotcity.portal.kernel.table.source.header;

import java.util.List;
import pilotcity.index.text.InvisibleCharacters;

/**
 * A row of a file before it is known what it is.
 *
 * @param number as {@link pilotcity.portal.kernel.table.source.SourceRow#number()}
 * @param cells text, empty where there is none
 */
public record GridRow(long number, List<String> cells) {
    public boolean isBlank() {
        return filled() == 0;
    }

    /** How many cells say something. */
    public int filled() {
        return (int) cells.stream()
                .filter(cell -> !InvisibleCharacters.isBlank(cell))
                .count();
    }

    /** The cell at {@code index}, empty behind the last one. */
    public String cell(int index) {
        return index < cells.size() ? cells.get(index) : "";
    }
}
