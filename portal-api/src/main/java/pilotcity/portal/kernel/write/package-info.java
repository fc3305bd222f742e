/**
 * The only two ways past the index: WriteExecutor executes a verb, PrivatePartReader reads what is not public.
 *
 * <p>WriteExecutor runs the token check, the idempotency key, the verb's handler and the audit entry in one
 * transaction.
 *
 * <p>It knows no particular feature and no face.
 */
@NullMarked
package pilotcity.portal.kernel.write;

import org.jspecify.annotations.NullMarked;
