/**
 * Data sets and their versions as public documents; how they are prepared, checked and published is in the rooms below.
 *
 * <p>An organisation drafts, a worker checks, a reviewer publishes a version, which the data set then shows;
 * BundledSetPublisher does the same with the sets of a folder.
 *
 * <p>It knows neither what the tables of a set mean nor the protocols that show it.
 */
@NullMarked
package pilotcity.portal.dataset;

import org.jspecify.annotations.NullMarked;
