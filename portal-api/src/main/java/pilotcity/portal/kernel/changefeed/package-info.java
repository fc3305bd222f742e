/**
 * Carries every committed change into the index, and builds a new index where there is none.
 *
 * <p>ChangeFeed polls the log, LogReplay loads and applies batches, FeedProgress lets reads wait for a write.
 *
 * <p>It knows features only through their contract, and no face.
 */
@NullMarked
package pilotcity.portal.kernel.changefeed;

import org.jspecify.annotations.NullMarked;
