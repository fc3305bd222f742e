/**
 * Projects in pilot cities, with the parties to each and the source of every figure.
 *
 * <p>ProjectImporter writes projects, figures and parties; the change feed reads them together as one Project.
 *
 * <p>It has no verbs, and knows no face and no other feature.
 */
@NullMarked
package pilotcity.portal.project;

import org.jspecify.annotations.NullMarked;
