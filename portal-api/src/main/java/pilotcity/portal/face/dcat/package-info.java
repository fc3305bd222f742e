/**
 * The catalogue of data sets in DCAT: negotiated RDF, and the JSON of DCAT-US.
 *
 * <p>DcatFace reads which page and which format; listing finds the entries; graph or us writes them.
 *
 * <p>What a data set is comes from shared.catalogue; it names no feature.
 */
@NullMarked
package pilotcity.portal.face.dcat;

import org.jspecify.annotations.NullMarked;
