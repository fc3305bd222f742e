/** Documents that are asked for by name or hash instead of being sent. */
@NullMarked
package pilotcity.portal.face.graphql.document;

import org.jspecify.annotations.NullMarked;
