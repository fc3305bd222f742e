/** The live index of this node and the threads that read it. */
@NullMarked
package pilotcity.portal.kernel.index;

import org.jspecify.annotations.NullMarked;
