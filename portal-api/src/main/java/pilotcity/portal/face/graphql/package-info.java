/**
 * GraphQL over all kinds at /graphql, with an explorer and the schema to download.
 *
 * <p>A request is read (request), checked against limits (limit), executed on one view of the index (plan, loading), or
 * subscribed to (subscription, socket).
 *
 * <p>No class here names a kind: the schema is derived from Kinds and Verbs.
 */
@NullMarked
package pilotcity.portal.face.graphql;

import org.jspecify.annotations.NullMarked;
