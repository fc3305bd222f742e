/** Looks for what was planned: hits, totals, facets, names that somebody is typing. */
@NullMarked
package pilotcity.index.run;

import org.jspecify.annotations.NullMarked;
