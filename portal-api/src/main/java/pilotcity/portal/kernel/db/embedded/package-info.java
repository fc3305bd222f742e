/** A PostgreSQL of the portal's own: its process, its password, its start and end. */
@NullMarked
package pilotcity.portal.kernel.db.embedded;

import org.jspecify.annotations.NullMarked;
