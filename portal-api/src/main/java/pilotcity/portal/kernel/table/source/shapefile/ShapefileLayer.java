package pilotcity.portal.kernel.table.source.shapefile;

import java.nio.charset.Charset;
import java.util.Optional;
import pilotcity.portal.kernel.table.source.bytes.FileBytes;

/**
 * The parts of one shapefile.
 *
 * @param crs the text of its {@code .prj}
 * @param declared what its {@code .cpg} says
 */
record ShapefileLayer(String name, FileBytes shapes, FileBytes attributes, String crs, Optional<Charset> declared) {}
