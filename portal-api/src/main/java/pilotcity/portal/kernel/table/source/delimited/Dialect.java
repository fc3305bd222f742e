package pilotcity.portal.kernel.table.source.delimited;

import de.siegmar.fastcsv.reader.CsvReader;
import org.jspecify.annotations.Nullable;

/**
 * How cells are separated.
 *
 * @param quote null where quotes are characters like others
 * @param spaced whether spaces stand between delimiters and quotes
 */
record Dialect(char delimiter, @Nullable Character quote, boolean spaced) {
    /** Stands for a quote where there is none: no text holds it. */
    private static final char NONE = '\uffff';

    CsvReader.CsvReaderBuilder reader() {
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .quoteCharacter(quote == null ? NONE : quote)
                .trimWhitespacesAroundQuotes(spaced)
                .allowMissingFields(true)
                .allowExtraFields(true);
    }
}
