/** What every HTTP answer has in common: problems, limits, caching, logging. */
@NullMarked
package pilotcity.portal.kernel.http;

import org.jspecify.annotations.NullMarked;
