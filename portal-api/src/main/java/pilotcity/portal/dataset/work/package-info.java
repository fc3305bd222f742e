/**
 * The work on files and tables that takes longer than a request: looking at uploads, proposing schemas, checking cells,
 * storing rows.
 *
 * <p>DraftWork takes one piece after the other out of the database and records what came of it; TableStorage checks a
 * table and writes its rows into the file store.
 *
 * <p>It knows nothing of HTTP, and publishes nothing.
 */
@NullMarked
package pilotcity.portal.dataset.work;

import org.jspecify.annotations.NullMarked;
