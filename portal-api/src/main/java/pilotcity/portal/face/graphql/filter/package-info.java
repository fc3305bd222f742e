/**
 * Filter and order inputs, and how their values become a SearchQuery.
 *
 * <p>FilterTypes derives the inputs from the fields; FilterReader and ListArguments read the caller's values.
 *
 * <p>It runs no search.
 */
@NullMarked
package pilotcity.portal.face.graphql.filter;

import org.jspecify.annotations.NullMarked;
