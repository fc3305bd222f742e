/**
 * The pages of data sets: what is published now, each version, in what two of them differ, and each table with its rows,
 * profiles, chart and map.
 *
 * <p>DatasetPagesFace finds a set or a version in the index; TableState is what the address of a table's page says,
 * TableAnswers asks the tables, and TableView, ColumnView and TableChart make of the answer what the template shows;
 * ComparisonPagesFace has SetComparison compare two versions, and ComparisonView shows it.
 *
 * <p>It knows data sets by their documents alone, and the column engine by its questions.
 */
@NullMarked
package pilotcity.portal.face.website.dataset;

import org.jspecify.annotations.NullMarked;
