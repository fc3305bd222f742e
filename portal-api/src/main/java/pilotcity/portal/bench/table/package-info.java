/**
 * The benchmark of tables: generated rows published over HTTP, and written and asked without it.
 *
 * <p>BenchCommand starts PublicationBench, which has TablePublisher publish GeneratedRows in a portal of its own and asks
 * that, and TableBench, which asks the column engine in this process; both fill a TableReport.
 *
 * <p>It knows the addresses of data sets and tables, and nothing of how they are kept.
 */
@NullMarked
package pilotcity.portal.bench.table;

import org.jspecify.annotations.NullMarked;
