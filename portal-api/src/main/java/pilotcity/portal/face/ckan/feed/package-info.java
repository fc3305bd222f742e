/** The Atom feeds at CKAN's addresses. */
@NullMarked
package pilotcity.portal.face.ckan.feed;

import org.jspecify.annotations.NullMarked;
