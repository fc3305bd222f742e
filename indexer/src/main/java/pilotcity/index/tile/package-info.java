/** Positions counted by the cells of map tiles. */
@NullMarked
package pilotcity.index.tile;

import org.jspecify.annotations.NullMarked;
