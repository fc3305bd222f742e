/** What is new, for feed readers: Atom, RSS and JSON Feed of any search and of what happens to one document. */
@NullMarked
package pilotcity.portal.face.feed;

import org.jspecify.annotations.NullMarked;
