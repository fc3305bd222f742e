/**
 * The benchmark of tables: generated rows written to a file, and questions asked of it.
 *
 * <p>BenchCommand starts TableBench, which has GeneratedRows written and asks the column engine through its pool.
 *
 * <p>It measures in its own process, without HTTP, and knows nothing of data sets.
 */
@NullMarked
package pilotcity.portal.bench.table;

import org.jspecify.annotations.NullMarked;
