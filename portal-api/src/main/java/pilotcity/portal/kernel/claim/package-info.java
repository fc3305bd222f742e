/**
 * Claims: who has which documents in front of them for the next minutes.
 *
 * <p>ClaimStore gives somebody those of many candidates that nobody else has; they fall back when their time is over.
 *
 * <p>It knows no kind and no page, and holds nobody back from writing: versions do that.
 */
@NullMarked
package pilotcity.portal.kernel.claim;

import org.jspecify.annotations.NullMarked;
