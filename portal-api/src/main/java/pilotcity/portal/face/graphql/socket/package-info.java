/**
 * GraphQL over WebSocket (graphql-transport-ws).
 *
 * <p>SocketEndpoint accepts the upgrade; each SocketSession reads ClientMessages and runs SocketOperations.
 *
 * <p>A session belongs to its event loop; it knows nothing of HTTP answers.
 */
@NullMarked
package pilotcity.portal.face.graphql.socket;

import org.jspecify.annotations.NullMarked;
