/**
 * The catalogue as an RDF graph (DCAT-AP 3.0.1) and the formats it can be written in.
 *
 * <p>CatalogueGraph makes one graph of a CataloguePage, RdfFormat writes it.
 *
 * <p>It is the only room that knows Apache Jena; it knows no HTTP.
 */
@NullMarked
package pilotcity.portal.face.dcat.graph;

import org.jspecify.annotations.NullMarked;
