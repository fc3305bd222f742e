/**
 * How texts, bytes, times and markup are encoded for others, each in one place.
 *
 * <p>A face calls these classes while it writes an answer; they keep no state.
 *
 * <p>It knows nothing of the portal, so every room may use it.
 */
@NullMarked
package pilotcity.portal.kernel.encoding;

import org.jspecify.annotations.NullMarked;
