/**
 * Places and shapes in cells, and the coordinate reference systems that they are written in.
 *
 * <p>GeometryReader reads a cell, moves it to WGS84 by what CoordinateSystems gives for the name of its system, and checks
 * it.
 *
 * <p>It knows no schema and no column; who makes a check says which systems there are.
 */
@NullMarked
package pilotcity.portal.kernel.table.schema.value.place;

import org.jspecify.annotations.NullMarked;
