/**
 * The append-only audit log: writing an entry, linking the entries by hashes, verifying the chain, reading a document's
 * history.
 *
 * <p>AuditLog appends as the last statement of a write; AuditChain links what has committed; AuditHistory reads.
 *
 * <p>It does not know how a verb is executed.
 */
@NullMarked
package pilotcity.portal.kernel.audit;

import org.jspecify.annotations.NullMarked;
