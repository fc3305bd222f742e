/**
 * Everything public, then every change to it, for those who keep a copy.
 *
 * <p>A request comes with a MirrorPosition and gets a MirrorPage; recent changes come from memory, older ones from the
 * change log.
 *
 * <p>It knows no format and no address.
 */
@NullMarked
package pilotcity.portal.kernel.mirror;

import org.jspecify.annotations.NullMarked;
