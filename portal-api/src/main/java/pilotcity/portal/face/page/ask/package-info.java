/** How a page asks for documents: its address as a search, and the facets to narrow it by. */
@NullMarked
package pilotcity.portal.face.page.ask;

import org.jspecify.annotations.NullMarked;
