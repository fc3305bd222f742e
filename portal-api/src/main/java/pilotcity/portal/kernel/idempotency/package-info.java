/**
 * A write that is sent again with the same key is answered as it was the first time.
 *
 * <p>IdempotencyKey reads the header, IdempotencyStore takes the key in the write's transaction and keeps the
 * CommittedWrite.
 *
 * <p>It does not know how a verb is executed.
 */
@NullMarked
package pilotcity.portal.kernel.idempotency;

import org.jspecify.annotations.NullMarked;
