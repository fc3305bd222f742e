/**
 * GeoJSON features made from documents by their bytes, and coordinates in other reference systems.
 *
 * <p>items hands each document to a FeatureWriter; PositionTransformer rewrites its positions.
 *
 * <p>It reads no requests.
 */
@NullMarked
package pilotcity.portal.face.ogc.geojson;

import org.jspecify.annotations.NullMarked;
