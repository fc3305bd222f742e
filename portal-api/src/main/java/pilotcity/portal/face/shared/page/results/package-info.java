/**
 * A results page's query and facets: the state in its address, the search it means, values to narrow by; and lists of
 * records that may mean the same.
 *
 * <p>PageQuery reads the address, PageQueryReader makes a SearchQuery of it, PageFacets counts the choices.
 *
 * <p>It renders nothing.
 */
@NullMarked
package pilotcity.portal.face.shared.page.results;

import org.jspecify.annotations.NullMarked;
