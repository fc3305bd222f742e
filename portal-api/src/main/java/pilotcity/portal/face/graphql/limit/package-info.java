/** How much a request may ask for, and how much one asks for. */
@NullMarked
package pilotcity.portal.face.graphql.limit;

import org.jspecify.annotations.NullMarked;
