package pilotcity.portal.face.ogc.items;

import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import pilotcity.index.filter.Expression;
import pilotcity.portal.face.ogc.geojson.ReferenceSystem;
import pilotcity.portal.kernel.http.request.QueryParameters;
import pilotcity.portal.kernel.problem.Problem;

/** {@code bbox} and {@code bbox-crs} (OGC API Features 1.0.1, clause 7.15.3; Part 2, clause 6.2.2). */
final class BboxParameter {
    private static final String BOX = "bbox";
    private static final String SYSTEM = "bbox-crs";

    /** What is lost on the way through another system. */
    private static final double ROUNDING = 1e-9;

    private BboxParameter() {}

    /** Four numbers, or six with heights, which do not matter; west greater than east crosses the antimeridian. */
    static Optional<Expression> read(QueryParameters given) {
        ReferenceSystem system = ItemsParameters.system(given, SYSTEM);
        return given.numbers(BOX, Set.of(4, 6)).map(box -> box(box, system));
    }

    private static Expression box(double[] box, ReferenceSystem system) {
        int half = box.length / 2;
        Coordinate lower = system.toWgs84(new Coordinate(box[0], box[1]));
        Coordinate upper = system.toWgs84(new Coordinate(box[half], box[half + 1]));
        try {
            return Expression.Box.onEarth(
                    rounded(lower.x, 180), rounded(lower.y, 90), rounded(upper.x, 180), rounded(upper.y, 90));
        } catch (IllegalArgumentException e) {
            throw Problem.field(BOX, String.valueOf(e.getMessage()));
        }
    }

    /** Neither the antimeridian nor a pole is crossed by what is lost on the way through another system. */
    private static double rounded(double degrees, double most) {
        return Math.abs(Math.abs(degrees) - most) < ROUNDING ? Math.copySign(most, degrees) : degrees;
    }
}
