/** CQL2 as text (OGC CQL2, annex B), read and written. */
@NullMarked
package pilotcity.index.filter.text;

import org.jspecify.annotations.NullMarked;
