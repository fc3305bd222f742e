/** Geometry in and out: GeoJSON, WKT, and what Chinese map services give. */
@NullMarked
package pilotcity.index.spatial;

import org.jspecify.annotations.NullMarked;
