/**
 * One column of a proposal: what its cells look like, and how it is best read.
 *
 * <p>A ColumnProfile counts while rows are read, each Candidate by its reader; ColumnDecision asks BooleanDecision,
 * TimeDecision, NumberDecision and their helpers, and a ColumnDraft becomes a ColumnProposal.
 *
 * <p>It knows no other column and no table.
 */
@NullMarked
package pilotcity.portal.kernel.table.schema.proposal.column;

import org.jspecify.annotations.NullMarked;
