/** The formats of exports. Each writes row after row and keeps none. */
@NullMarked
package pilotcity.portal.face.export.format;

import org.jspecify.annotations.NullMarked;
