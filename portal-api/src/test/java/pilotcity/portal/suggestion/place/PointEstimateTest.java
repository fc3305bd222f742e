package pilotcity.portal.suggestion.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Point;
import pilotcity.index.spatial.Geometries;

class PointEstimateTest {
    private static final double DEGREE = 111_195;

    private static Point at(double metresEast, double metresNorth) {
        return Geometries.point(metresEast / DEGREE, metresNorth / DEGREE);
    }

    @Test
    void theCornerOfTwoCirclesIsAroundAllThatTheyHaveInCommon() {
        Random random = new Random(7);
        for (int round = 0; round < 2000; round++) {
            PointEstimate one = new PointEstimate(at(0, 0), 100 + random.nextInt(2000));
            PointEstimate other = new PointEstimate(
                    at(random.nextInt(3000) - 1500, random.nextInt(3000) - 1500), 100 + random.nextInt(2000));
            PointEstimate corner = one.corner(other);
            Point somewhere = at(random.nextInt(4000) - 2000, random.nextInt(4000) - 2000);
            boolean inBoth = PointEstimate.metres(one.point(), somewhere) <= one.precision()
                    && PointEstimate.metres(other.point(), somewhere) <= other.precision();
            if (inBoth) {
                assertThat(corner).isNotNull();
                assertThat(PointEstimate.metres(corner.point(), somewhere))
                        .isLessThanOrEqualTo(corner.precision() + 1.0);
            }
        }
    }

    @Test
    void circlesThatDoNotMeetHaveNoCorner() {
        assertThat(new PointEstimate(at(0, 0), 500).corner(new PointEstimate(at(1001, 0), 500)))
                .isNull();
    }

    @Test
    void aCircleWithinTheOtherIsItself() {
        PointEstimate small = new PointEstimate(at(10, 0), 50);
        assertThat(new PointEstimate(at(0, 0), 500).corner(small)).isEqualTo(small);
        assertThat(small.corner(new PointEstimate(at(10, 0), 500))).isEqualTo(small);
    }

    @Test
    void theMiddleReachesBothEnds() {
        PointEstimate middle = new PointEstimate(at(0, 0), 100).between(new PointEstimate(at(1000, 0), 300));
        assertThat(middle.precision()).isEqualTo(800);
        assertThat(PointEstimate.metres(at(500, 0), middle.point())).isCloseTo(0, Offset.offset(0.2));
    }

    @Test
    void metresAreThoseOfASphere() {
        assertThat(PointEstimate.metres(Geometries.point(113.3, 23.1), Geometries.point(113.3, 23.2)))
                .isCloseTo(11_119.5, Offset.offset(1.0));
    }
}
