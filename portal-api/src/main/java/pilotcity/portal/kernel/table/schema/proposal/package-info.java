/**
 * Proposes a schema for a table from all of its rows, with the reasons: what fits, what does not, what else would fit,
 * and what only the publisher can know.
 *
 * <p>ProposalRun reads the rows once; a ColumnProfile counts for each column how many cells each Candidate fits, and
 * ColumnDecision takes one of them, or text where a number or a date would be a guess.
 *
 * <p>It changes nothing and asks nobody: its answer is a SchemaProposal. It knows neither HTTP nor the database.
 */
@NullMarked
package pilotcity.portal.kernel.table.schema.proposal;

import org.jspecify.annotations.NullMarked;
