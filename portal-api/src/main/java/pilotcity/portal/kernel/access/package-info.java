/** Who may do what: tokens, the grants in them, and the one check of a need against a grant. */
@NullMarked
package pilotcity.portal.kernel.access;

import org.jspecify.annotations.NullMarked;
