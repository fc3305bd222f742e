/**
 * A PostgreSQL of the portal's own: its programs, its process and its password.
 *
 * <p>EmbeddedDatabase unpacks the programs, starts the server in the data folder, and starts it again when it dies.
 *
 * <p>It knows no tables.
 */
@NullMarked
package pilotcity.portal.kernel.db.embedded;

import org.jspecify.annotations.NullMarked;
