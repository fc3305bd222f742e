/** GeoJSON made of documents by their bytes, without reading them. */
@NullMarked
package pilotcity.portal.face.ogc.json;

import org.jspecify.annotations.NullMarked;
