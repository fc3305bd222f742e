/**
 * Shapefiles in an archive (ESRI's technical description of July 1998, and dBASE's tables beside it).
 *
 * <p>ShapefileArchive finds the layers and their parts; ShapefileReader reads shapes and attributes side by side.
 *
 * <p>It reads the parts as streams, from front to back, and leaves no file.
 */
@NullMarked
package pilotcity.portal.kernel.table.source.shapefile;

import org.jspecify.annotations.NullMarked;
