/** CQL2 as JSON (OGC CQL2, annex C), read and written. */
@NullMarked
package pilotcity.index.filter.json;

import org.jspecify.annotations.NullMarked;
