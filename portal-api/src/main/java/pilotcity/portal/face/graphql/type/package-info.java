/**
 * The parts a GraphQL schema is put together from: names, fields, scalars, shorthands.
 *
 * <p>schema, filter and mutation build their types with SchemaDraft and SchemaTypes.
 *
 * <p>It knows no kind by name and no request.
 */
@NullMarked
package pilotcity.portal.face.graphql.type;

import org.jspecify.annotations.NullMarked;
