/** Documents and pages of them, loaded from the index in batches while a request is answered. */
@NullMarked
package pilotcity.portal.face.graphql.page;

import org.jspecify.annotations.NullMarked;
