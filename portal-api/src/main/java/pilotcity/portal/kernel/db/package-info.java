/**
 * The PostgreSQL database: connections, migrations, locks, and reading columns.
 *
 * <p>Everybody asks through Database, which is closed to callers while the server is away.
 *
 * <p>It knows no tables of features.
 */
@NullMarked
package pilotcity.portal.kernel.db;

import org.jspecify.annotations.NullMarked;
