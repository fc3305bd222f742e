/** From the change log into the index, and from the data sets into the database. */
@NullMarked
package pilotcity.portal.kernel.changes;

import org.jspecify.annotations.NullMarked;
