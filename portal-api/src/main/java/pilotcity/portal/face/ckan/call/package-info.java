/** What a caller asks by the Action API, and what it is told. */
@NullMarked
package pilotcity.portal.face.ckan.call;

import org.jspecify.annotations.NullMarked;
