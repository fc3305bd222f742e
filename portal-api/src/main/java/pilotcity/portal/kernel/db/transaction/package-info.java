/**
 * Statements and transactions, each through the AvailabilityGate.
 *
 * <p>Transactions runs the work, repeats what the server gave up, and ends with COMMIT behind the last statement.
 *
 * <p>It knows no connection settings and no tables.
 */
@NullMarked
package pilotcity.portal.kernel.db.transaction;

import org.jspecify.annotations.NullMarked;
