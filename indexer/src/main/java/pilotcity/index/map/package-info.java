/** Map tiles: documents and counts by where they are. */
@NullMarked
package pilotcity.index.map;

import org.jspecify.annotations.NullMarked;
