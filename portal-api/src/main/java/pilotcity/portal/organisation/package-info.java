/**
 * Organisations: agencies, NGOs and companies.
 *
 * <p>A data set is imported into the table; the change feed reads its rows as Organisation.
 *
 * <p>It has no verbs, and knows no face and no other feature.
 */
@NullMarked
package pilotcity.portal.organisation;

import org.jspecify.annotations.NullMarked;
