/**
 * Geometry in and out: GeoJSON, WKT, the coordinate systems of Chinese map services, and JTS shapes as Lucene indexes
 * them.
 *
 * <p>Documents and filters are read through it on their way in; faces write GeoJSON through it.
 *
 * <p>It knows neither kinds nor queries.
 */
@NullMarked
package pilotcity.index.spatial;

import org.jspecify.annotations.NullMarked;
