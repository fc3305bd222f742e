/**
 * Shapes in binary form.
 *
 * <p>WkbShapes reads the well-known binary that GeoPackage and GeoParquet keep shapes in.
 *
 * <p>It knows neither format, and no reference system.
 */
@NullMarked
package pilotcity.portal.kernel.table.source.geometry;

import org.jspecify.annotations.NullMarked;
