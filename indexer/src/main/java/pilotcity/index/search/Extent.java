package pilotcity.index.search;

import org.locationtech.jts.geom.Envelope;

/**
 * Where the documents of a search are.
 *
 * @param count how many have a geometry
 * @param degrees a box around their anchors; null as JTS means it when there are none
 */
public record Extent(int count, Envelope degrees) {}
