/**
 * Errors of GraphQL with their codes and HTTP statuses.
 *
 * <p>Whatever fails becomes a GraphQL error here; the endpoint takes its status from ErrorCode and StatusCodeRules.
 *
 * <p>It knows no transport and no schema.
 */
@NullMarked
package pilotcity.portal.face.graphql.error;

import org.jspecify.annotations.NullMarked;
