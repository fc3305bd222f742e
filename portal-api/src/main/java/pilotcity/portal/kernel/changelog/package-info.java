/**
 * The change log in PostgreSQL: its positions, read-your-writes tokens, index checkpoints, pruning, and the detection
 * of restores.
 *
 * <p>Triggers write the log; ChangeLog reads what follows a LogPosition; a write answers with a ChangeToken.
 *
 * <p>It knows no documents and no features.
 */
@NullMarked
package pilotcity.portal.kernel.changelog;

import org.jspecify.annotations.NullMarked;
