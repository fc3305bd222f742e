/**
 * Table files: compression, encoding, delimiter, rows.
 *
 * <p>CsvFile detects the form of a file and yields its rows.
 *
 * <p>It knows no mapping.
 */
@NullMarked
package pilotcity.portal.servicerequest.bulkimport.csv;

import org.jspecify.annotations.NullMarked;
