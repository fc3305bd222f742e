/** GraphQL over all kinds. */
@NullMarked
package pilotcity.portal.face.graphql;

import org.jspecify.annotations.NullMarked;
