/** x. */
@NullMarked
package pilotcity.portal.kernel.privacy;

import org.jspecify.annotations.NullMarked;
