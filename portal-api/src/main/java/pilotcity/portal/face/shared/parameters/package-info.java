/**
 * The query parameters of a search, defined once for all faces, and read into a SearchQuery.
 *
 * <p>A face passes the parameters of its request to SearchParameters.
 *
 * <p>It runs no search and knows no face.
 */
@NullMarked
package pilotcity.portal.face.shared.parameters;

import org.jspecify.annotations.NullMarked;
