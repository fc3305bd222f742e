/**
 * What faces read of data sets: the newest or any version, its files and tables, and what is wrong with a table.
 *
 * <p>PublishedSet reads the document of the index, CellProblemList what a check has put into the file store; SetComparison
 * says in what two versions differ, RowJson reads their rows, and TableProfiles keeps what stands in their columns.
 *
 * <p>It knows neither how rows are asked for nor how protocols show them.
 */
@NullMarked
package pilotcity.portal.face.shared.dataset;

import org.jspecify.annotations.NullMarked;
