/**
 * The comparison with OpenSearch: both are asked the same questions by turns.
 *
 * <p>OpenSearchComparison starts both, MeasuringRounds asks each BenchQuestion of each ComparedEngine.
 *
 * <p>It changes nothing in the portal.
 */
@NullMarked
package pilotcity.portal.bench.opensearch;

import org.jspecify.annotations.NullMarked;
