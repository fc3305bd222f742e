/** Bodies of requests, held in memory: forms as browsers send them. */
@NullMarked
package pilotcity.portal.kernel.forms;

import org.jspecify.annotations.NullMarked;
