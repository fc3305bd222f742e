/**
 * Data sets in CKAN's terms: packages, resources, organizations, groups, tags, times.
 *
 * <p>Actions read entries with CatalogueEntryReader and turn them into JSON here.
 *
 * <p>It knows neither requests nor HTTP.
 */
@NullMarked
package pilotcity.portal.face.ckan.mapping;

import org.jspecify.annotations.NullMarked;
