/**
 * One CSV table of a bundled data set, read strictly against its Frictionless Table Schema.
 *
 * <p>CsvTable reads a file and checks each row against its TableSchema; what is wrong is an ImportProblem.
 *
 * <p>It knows no data set as a whole and no database.
 */
@NullMarked
package pilotcity.portal.kernel.datasetimport.table;

import org.jspecify.annotations.NullMarked;
