/** How often somebody may ask. */
@NullMarked
package pilotcity.portal.kernel.limits;

import org.jspecify.annotations.NullMarked;
