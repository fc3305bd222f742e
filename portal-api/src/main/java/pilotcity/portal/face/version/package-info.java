/**
 * The versions of data sets over HTTP: which there are, and in what two of them differ.
 *
 * <p>A request finds its versions in the index; for a comparison SetComparison then asks the column engine about their
 * tables, and ComparisonJson or ComparisonCsv writes what it found.
 *
 * <p>It knows no feature but the documents of data sets and of their versions, and speaks no SQL.
 */
@NullMarked
package pilotcity.portal.face.version;

import org.jspecify.annotations.NullMarked;
