/** Conditions and orders: the inputs that state them, and how they are read. */
@NullMarked
package pilotcity.portal.face.graphql.filter;

import org.jspecify.annotations.NullMarked;
