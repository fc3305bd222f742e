/** PostgreSQL: embedded or somebody else's, migrated, pooled. */
@NullMarked
package pilotcity.portal.kernel.db;

import org.jspecify.annotations.NullMarked;
