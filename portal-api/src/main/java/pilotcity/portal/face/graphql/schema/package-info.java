/**
 * The query side of the schema, derived from the kinds.
 *
 * <p>SchemaFactory builds it once at start from the fields that the other classes describe.
 *
 * <p>It names no kind and runs no search of its own accord.
 */
@NullMarked
package pilotcity.portal.face.graphql.schema;

import org.jspecify.annotations.NullMarked;
