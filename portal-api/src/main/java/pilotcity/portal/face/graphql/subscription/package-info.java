/** What can be followed, and who follows it. */
@NullMarked
package pilotcity.portal.face.graphql.subscription;

import org.jspecify.annotations.NullMarked;
