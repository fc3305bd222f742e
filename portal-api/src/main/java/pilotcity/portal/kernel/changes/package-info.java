/** The change log, and how it reaches the index. */
@NullMarked
package pilotcity.portal.kernel.changes;

import org.jspecify.annotations.NullMarked;
