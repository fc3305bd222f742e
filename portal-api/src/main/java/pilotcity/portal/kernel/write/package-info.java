/** Writing: what can be done to documents, described once, and the one way in which it is done. */
@NullMarked
package pilotcity.portal.kernel.write;

import org.jspecify.annotations.NullMarked;
