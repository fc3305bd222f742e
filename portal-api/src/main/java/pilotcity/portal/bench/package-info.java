/**
 * The benchmark: generated documents loaded into a scratch portal and measured over HTTP.
 *
 * <p>BenchCommand starts Bench, which loads a corpus, runs workloads, and prints a BenchReport.
 *
 * <p>It measures from another process and is used by nothing but the command line.
 */
@NullMarked
package pilotcity.portal.bench;

import org.jspecify.annotations.NullMarked;
