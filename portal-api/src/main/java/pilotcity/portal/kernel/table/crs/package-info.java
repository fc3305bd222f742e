/**
 * Coordinates of all reference systems as WGS84.
 *
 * <p>CoordinateSystem is found by a code, a name or the text of a .prj, and moves positions and shapes.
 *
 * <p>It knows neither files nor tables.
 */
@NullMarked
package pilotcity.portal.kernel.table.crs;

import org.jspecify.annotations.NullMarked;
