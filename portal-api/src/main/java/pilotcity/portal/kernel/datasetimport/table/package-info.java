/**
 * One CSV table and its Frictionless Table Schema: column types, constraints, keys, rows.
 *
 * <p>CsvTable reads a file and checks each row against its TableSchema; what is wrong is an ImportProblem.
 *
 * <p>It knows no data set as a whole and no database.
 */
@NullMarked
package pilotcity.portal.kernel.datasetimport.table;

import org.jspecify.annotations.NullMarked;
