/** The mutations: one for every verb, with the input it takes and what it answers. */
@NullMarked
package pilotcity.portal.face.graphql.mutation;

import org.jspecify.annotations.NullMarked;
