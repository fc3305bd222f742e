/** What can go wrong with a request, as GraphQL errors and HTTP statuses. */
@NullMarked
package pilotcity.portal.face.graphql.error;

import org.jspecify.annotations.NullMarked;
