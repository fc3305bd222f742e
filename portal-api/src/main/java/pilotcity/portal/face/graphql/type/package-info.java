/** The parts a schema is put together from: names, fields, scalars. */
@NullMarked
package pilotcity.portal.face.graphql.type;

import org.jspecify.annotations.NullMarked;
