/** What every face that takes the parameters of a search shares: how they are read, and what is counted is called. No face itself. */
@NullMarked
package pilotcity.portal.face.query;

import org.jspecify.annotations.NullMarked;
