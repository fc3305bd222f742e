package pilotcity.portal.kernel.table.source;

import org.jspecify.annotations.Nullable;

/**
 * How a file is read as a table: detected, shown, and changed by whoever publishes it. What does not apply to a format
 * is null.
 *
 * @param encoding the IANA name of the character set
 * @param delimiter between the cells of a line
 * @param quote around cells, or null where nothing is quoted
 * @param headerRow the row that names the columns, from 1; 0 where there is none
 * @param headerRows how many rows the header has, where a header of several rows is joined
 */
public record ReadingOptions(
        @Nullable String encoding,
        @Nullable Character delimiter,
        @Nullable Character quote,
        @Nullable Integer headerRow,
        @Nullable Integer headerRows) {
    /** For formats that say all of it themselves. */
    public static final ReadingOptions NONE = new ReadingOptions(null, null, null, null, null);
}
