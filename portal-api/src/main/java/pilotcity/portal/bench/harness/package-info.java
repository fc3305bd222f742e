/**
 * Starts the portal under test and sends requests over a fixed number of connections.
 *
 * <p>A Workload makes requests, LoadClient sends them, a Measurement sums up.
 *
 * <p>It knows no report.
 */
@NullMarked
package pilotcity.portal.bench.harness;

import org.jspecify.annotations.NullMarked;
