/**
 * Versions of data sets: how one is made of a draft or of a bundled set, shown, withdrawn, and judged.
 *
 * <p>VersionWriter adds a version in the transaction that publishes it, and has the data set show it; QualityScore says
 * what could be better about it.
 *
 * <p>It knows neither drafts nor how rows are stored.
 */
@NullMarked
package pilotcity.portal.dataset.publication;

import org.jspecify.annotations.NullMarked;
