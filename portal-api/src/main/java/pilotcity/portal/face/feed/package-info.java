/**
 * Atom, RSS and JSON Feed of any search and of what happens to one document.
 *
 * <p>FeedFace reads the address, FeedReader finds a page of entries, a writer for each FeedFormat writes it.
 *
 * <p>It names no feature; FixMyStreetFeeds alone knows the fields of reports.
 */
@NullMarked
package pilotcity.portal.face.feed;

import org.jspecify.annotations.NullMarked;
