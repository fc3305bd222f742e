package pilotcity.index.run;

import java.io.IOException;
import java.time.Duration;
import org.apache.lucene.geo.GeoEncodingUtils;
import org.apache.lucene.index.IndexReader;
import org.locationtech.jts.geom.Envelope;
import pilotcity.index.kind.Kind;
import pilotcity.index.plan.Plan;
import pilotcity.index.search.Extent;
import pilotcity.index.store.Names;

/** The box around all matches. */
public final class ExtentRun implements PositionCollector.Receiver {
    private int count;
    private int west = Integer.MAX_VALUE;
    private int south = Integer.MAX_VALUE;
    private int east = Integer.MIN_VALUE;
    private int north = Integer.MIN_VALUE;

    public static Extent run(IndexReader reader, Plan plan, Duration timeout) throws IOException {
        ExtentRun found = new ExtentRun();
        new PlanSearch(reader, plan, timeout).run(new PositionCollector(Names.anchor(Kind.GEOMETRY), found));
        return found.extent();
    }

    @Override
    public boolean take(int document, int latitude, int longitude) {
        count++;
        west = Math.min(west, longitude);
        south = Math.min(south, latitude);
        east = Math.max(east, longitude);
        north = Math.max(north, latitude);
        return true;
    }

    private Extent extent() {
        if (count == 0) {
            return new Extent(0, new Envelope());
        }
        return new Extent(
                count,
                new Envelope(
                        GeoEncodingUtils.decodeLongitude(west),
                        GeoEncodingUtils.decodeLongitude(east),
                        GeoEncodingUtils.decodeLatitude(south),
                        GeoEncodingUtils.decodeLatitude(north)));
    }
}
