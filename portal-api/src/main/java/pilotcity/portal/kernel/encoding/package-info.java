/**
 * How texts, bytes, times and markup are written for others, each in one place. It knows nothing of the portal, so that
 * every part may use it.
 */
@NullMarked
package pilotcity.portal.kernel.encoding;

import org.jspecify.annotations.NullMarked;
