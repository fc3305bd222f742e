/** The part of Solr's query language that CKAN clients speak, read into filters. */
@NullMarked
package pilotcity.portal.face.catalogue.solr;

import org.jspecify.annotations.NullMarked;
