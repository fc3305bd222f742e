package pilotcity.index.lucenequery;

import org.apache.lucene.geo.GeoEncodingUtils;
import org.apache.lucene.geo.Rectangle;
import org.apache.lucene.index.PointValues.Relation;
import pilotcity.index.column.PositionTree;

/**
 * A box in the whole numbers that Lucene stores positions as; narrower than their steps it holds none.
 *
 * @param aroundDateLine whether it goes from {@code west} eastwards over the date line
 */
record PositionBox(int south, int north, int west, int east, boolean aroundDateLine) implements PositionTree.Area {
    private static final PositionBox NOWHERE =
            new PositionBox(Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MAX_VALUE, Integer.MIN_VALUE, false);

    /**
     * As {@code LatLonPoint.newBoxQuery} has it: neither the pole nor the east side of the date line belongs to a box.
     */
    static PositionBox of(Rectangle box) {
        if (box.minLat == 90 || (box.minLon == 180 && box.maxLon == 180)) {
            return NOWHERE;
        }
        double west = box.minLon == 180 && box.maxLon < box.minLon ? -180 : box.minLon;
        return new PositionBox(
                GeoEncodingUtils.encodeLatitudeCeil(box.minLat),
                GeoEncodingUtils.encodeLatitude(box.maxLat),
                GeoEncodingUtils.encodeLongitudeCeil(west),
                GeoEncodingUtils.encodeLongitude(box.maxLon),
                box.maxLon < west);
    }

    @Override
    public boolean holds(int latitude, int longitude) {
        return latitude >= south && latitude <= north && spans(longitude);
    }

    private boolean spans(int longitude) {
        return aroundDateLine ? longitude >= west || longitude <= east : longitude >= west && longitude <= east;
    }

    @Override
    public Relation relate(int low, int high, int left, int right) {
        if (high < south || low > north || isBeside(left, right)) {
            return Relation.CELL_OUTSIDE_QUERY;
        }
        return low >= south && high <= north && isWithin(left, right)
                ? Relation.CELL_INSIDE_QUERY
                : Relation.CELL_CROSSES_QUERY;
    }

    private boolean isBeside(int left, int right) {
        return aroundDateLine ? left > east && right < west : left > east || right < west;
    }

    private boolean isWithin(int left, int right) {
        return aroundDateLine ? left >= west || right <= east : left >= west && right <= east;
    }
}
