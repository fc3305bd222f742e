/** The database is away, hangs, dies, or does not start. */
@NullMarked
package pilotcity.portal.outage;

import org.jspecify.annotations.NullMarked;
