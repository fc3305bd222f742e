/**
 * What can be reported: the tree of categories, the questions that each asks, and the organisations responsible.
 *
 * <p>CategoryImporter writes the rows of the data set; CategoryTree fills in what a category inherits; the change feed
 * reads them as Category.
 *
 * <p>It has no verbs, and knows no face and no other feature.
 */
@NullMarked
package pilotcity.portal.category;

import org.jspecify.annotations.NullMarked;
