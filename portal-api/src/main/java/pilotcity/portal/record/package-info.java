/** Service records: what residents report, and everything that happens to it since. */
@NullMarked
package pilotcity.portal.record;

import org.jspecify.annotations.NullMarked;
