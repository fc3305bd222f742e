/**
 * What the benchmark loads: generated samples and the export of another city's system.
 *
 * <p>CorpusLoader fills a running portal from SampleGenerator or a ServiceRequestFile.
 *
 * <p>It measures nothing.
 */
@NullMarked
package pilotcity.portal.bench.corpus;

import org.jspecify.annotations.NullMarked;
