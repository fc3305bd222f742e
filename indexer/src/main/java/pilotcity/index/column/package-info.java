/**
 * One column of values per field and segment, as arrays in memory: ordinals, numbers, positions and a tree of
 * positions.
 *
 * <p>Queries and collectors ask SegmentColumns for a column, which is read from doc values on first use and freed with
 * its segment.
 *
 * <p>It knows neither queries nor documents nor what a field means.
 */
@NullMarked
package pilotcity.index.column;

import org.jspecify.annotations.NullMarked;
