/**
 * GraphQL over HTTP: reading requests, executing operations, choosing the media type of the answer.
 *
 * <p>GraphqlEndpoint reads a GraphqlRequest, OperationRunner runs it on a thread, GraphqlEngine answers it.
 *
 * <p>It knows no kind; sockets use OperationRunner, not the endpoint.
 */
@NullMarked
package pilotcity.portal.face.graphql.request;

import org.jspecify.annotations.NullMarked;
