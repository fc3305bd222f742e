/** The catalogue as a graph of RDF, and what it is written as. */
@NullMarked
package pilotcity.portal.face.dcat.graph;

import org.jspecify.annotations.NullMarked;
