/** What kinds have in common. It knows no kind. */
@NullMarked
package pilotcity.portal.kernel.kinds;

import org.jspecify.annotations.NullMarked;
