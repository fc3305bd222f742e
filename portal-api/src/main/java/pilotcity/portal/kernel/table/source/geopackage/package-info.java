/**
 * GeoPackages (OGC 12-128).
 *
 * <p>GeoPackageGuard looks at the database before anything else is asked of it, GeoPackageFile lists its layers, GeoPackageReader reads the rows of one.
 *
 * <p>It runs nothing that the file brings, and writes nothing.
 */
@NullMarked
package pilotcity.portal.kernel.table.source.geopackage;

import org.jspecify.annotations.NullMarked;
