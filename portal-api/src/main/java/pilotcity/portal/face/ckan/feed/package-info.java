/**
 * Atom feeds of data sets at CKAN's addresses.
 *
 * <p>CkanFeeds reads the address into a query of packages; CkanFeedWriter writes one page of it.
 *
 * <p>It knows no actions.
 */
@NullMarked
package pilotcity.portal.face.ckan.feed;

import org.jspecify.annotations.NullMarked;
