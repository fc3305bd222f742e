/** The national smart-city pilots. */
@NullMarked
package pilotcity.portal.pilot;

import org.jspecify.annotations.NullMarked;
