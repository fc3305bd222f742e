/** What a filter means for one document: true, false or unknown. */
@NullMarked
package pilotcity.index.filter.evaluate;

import org.jspecify.annotations.NullMarked;
