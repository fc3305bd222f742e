/**
 * Apache Parquet and GeoParquet.
 *
 * <p>ParquetFile reads the footer and checks where it points; ParquetRows gives the records as cells.
 *
 * <p>It writes no Parquet.
 */
@NullMarked
package pilotcity.portal.kernel.table.source.parquet;

import org.jspecify.annotations.NullMarked;
