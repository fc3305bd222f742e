/**
 * Published tables as collections: their rows are features.
 *
 * <p>TableCollections finds the collection that an address names; TableFeatures then asks the column engine about its
 * rows.
 *
 * <p>It answers no requests and writes no GeoJSON: collections of tables are answered as those of kinds are.
 */
@NullMarked
package pilotcity.portal.face.ogc.table;

import org.jspecify.annotations.NullMarked;
