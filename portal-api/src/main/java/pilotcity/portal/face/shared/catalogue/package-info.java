/**
 * A data set as catalogues list it, with licences, themes and file types.
 *
 * <p>DCAT, CKAN and pages read a document of kind dataset into a CatalogueEntry.
 *
 * <p>It answers no request and knows no catalogue format.
 */
@NullMarked
package pilotcity.portal.face.shared.catalogue;

import org.jspecify.annotations.NullMarked;
