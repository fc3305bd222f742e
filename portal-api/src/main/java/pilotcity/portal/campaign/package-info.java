/** Themed calls for records by an NGO or an agency. */
@NullMarked
package pilotcity.portal.campaign;

import org.jspecify.annotations.NullMarked;
