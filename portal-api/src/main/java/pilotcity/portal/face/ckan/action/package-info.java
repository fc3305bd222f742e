/** The actions, by what they are about. */
@NullMarked
package pilotcity.portal.face.ckan.action;

import org.jspecify.annotations.NullMarked;
