/** Agencies, NGOs and companies. */
@NullMarked
package pilotcity.portal.organisation;

import org.jspecify.annotations.NullMarked;
