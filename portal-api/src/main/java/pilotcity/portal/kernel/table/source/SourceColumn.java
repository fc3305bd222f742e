package pilotcity.portal.kernel.table.source;

import org.jspecify.annotations.Nullable;

/**
 * One column as the file has it.
 *
 * @param name the header, or one made from its position where there is none
 * @param type the Frictionless type that the file's own format gives it, or null where the format has none
 * @param crs of a geometry column: the reference system as {@code EPSG:4326} or its WKT; null where none is known
 */
public record SourceColumn(
        String name, @Nullable String type, @Nullable String crs) {
    /** @throws TableSourceException when the name has a NUL character */
    public SourceColumn {
        if (name.indexOf(0) >= 0) {
            String shown = name.replace("\0", "␀");
            throw new TableSourceException(
                    0,
                    "列名“%s”中有 NUL 字符，文本表中不应有。".formatted(shown),
                    "The column name “%s” has a NUL character, which no table of text holds.".formatted(shown));
        }
    }
}
