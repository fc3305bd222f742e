/**
 * Importing the data sets of the folder datasets at the start: descriptions, tables, schema checks.
 *
 * <p>DatasetReader reads dataset.json, DatasetTables checks every row, each feature's DatasetImporter writes.
 *
 * <p>It knows no feature; publishing a data set's description is the feature dataset.
 */
@NullMarked
package pilotcity.portal.kernel.datasetimport;

import org.jspecify.annotations.NullMarked;
