/** Data sets as they are bundled: reading, checking against their schema, importing. */
@NullMarked
package pilotcity.portal.kernel.datasets;

import org.jspecify.annotations.NullMarked;
