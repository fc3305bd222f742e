/**
 * The actions, grouped by what they are about: packages, groupings, search, site.
 *
 * <p>An action gets its parameters and the index, and answers with the objects that mapping makes.
 *
 * <p>It knows neither HTTP nor the envelope.
 */
@NullMarked
package pilotcity.portal.face.ckan.action;

import org.jspecify.annotations.NullMarked;
