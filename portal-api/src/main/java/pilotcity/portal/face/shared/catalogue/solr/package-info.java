/**
 * The part of Solr's query language that CKAN clients use, parsed into filters.
 *
 * <p>SolrQuery reads q and fq; SolrFilter turns the tree into the portal's Filter.
 *
 * <p>It runs no search.
 */
@NullMarked
package pilotcity.portal.face.shared.catalogue.solr;

import org.jspecify.annotations.NullMarked;
