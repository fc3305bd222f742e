/** GraphQL over a WebSocket. */
@NullMarked
package pilotcity.portal.face.graphql.socket;

import org.jspecify.annotations.NullMarked;
