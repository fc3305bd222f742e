/** Fits a filter to the fields that it names. */
@NullMarked
package pilotcity.index.filter.check;

import org.jspecify.annotations.NullMarked;
