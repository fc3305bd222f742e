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
        String name, @Nullable String type, @Nullable String crs) {}
