/** The query side of the schema, derived from what the kinds say of themselves. */
@NullMarked
package pilotcity.portal.face.graphql.schema;

import org.jspecify.annotations.NullMarked;
