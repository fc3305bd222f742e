/** Ways to fetch a field that need less than all of a request, so that most fields cost next to nothing. */
@NullMarked
package pilotcity.portal.face.graphql.fetch;

import org.jspecify.annotations.NullMarked;
