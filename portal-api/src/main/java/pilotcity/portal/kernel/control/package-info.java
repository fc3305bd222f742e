/** One process a data folder, and how another command reaches it. */
@NullMarked
package pilotcity.portal.kernel.control;

import org.jspecify.annotations.NullMarked;
