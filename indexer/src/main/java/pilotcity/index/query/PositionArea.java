package pilotcity.index.query;

import java.util.function.Supplier;
import org.apache.lucene.geo.Component2D;
import org.apache.lucene.geo.GeoEncodingUtils;
import org.apache.lucene.geo.GeoUtils;
import org.apache.lucene.geo.Rectangle;
import org.apache.lucene.util.SloppyMath;

/** An area within its box, as one that is asked of few positions, or one that is prepared for many. */
final class PositionArea {
    /** From so many positions on a grid over the area is worth making. */
    private static final long MANY = 4_000;

    static final PositionArea EVERYWHERE =
            new PositionArea((latitude, longitude) -> true, () -> (latitude, longitude) -> true);

    /** Whether a position, in the whole numbers that Lucene stores, is in the area. */
    @FunctionalInterface
    interface Test {
        boolean holds(int latitude, int longitude);
    }

    private final Test plain;
    private final Supplier<Test> prepared;

    private PositionArea(Test plain, Supplier<Test> prepared) {
        this.plain = plain;
        this.prepared = Once.of(prepared);
    }

    /** @param positions how many will be asked for, about */
    Test test(long positions) {
        return positions < MANY ? plain : prepared.get();
    }

    static PositionArea of(Component2D area) {
        return new PositionArea(
                (latitude, longitude) -> area.contains(
                        GeoEncodingUtils.decodeLongitude(longitude), GeoEncodingUtils.decodeLatitude(latitude)),
                () -> GeoEncodingUtils.createComponentPredicate(area)::test);
    }

    static PositionArea circle(double latitude, double longitude, double radius) {
        double most = GeoUtils.distanceQuerySortKey(radius);
        return new PositionArea(
                (lat, lon) -> SloppyMath.haversinSortKey(
                                GeoEncodingUtils.decodeLatitude(lat),
                                GeoEncodingUtils.decodeLongitude(lon),
                                latitude,
                                longitude)
                        <= most,
                () -> GeoEncodingUtils.createDistancePredicate(latitude, longitude, radius)::test);
    }

    /** A box around {@code area}, which does not cross the date line. */
    static Rectangle bounds(Component2D area) {
        return new Rectangle(
                Math.max(-90, area.getMinY()),
                Math.min(90, area.getMaxY()),
                Math.max(-180, area.getMinX()),
                Math.min(180, area.getMaxX()));
    }
}
