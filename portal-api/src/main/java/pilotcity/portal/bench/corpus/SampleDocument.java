package pilotcity.portal.bench.corpus;

import java.time.Instant;
import org.locationtech.jts.geom.Point;

/** A generated document of the shape that service records have. */
public record SampleDocument(
        String id,
        String description,
        String address,
        String category,
        String status,
        String agency,
        String province,
        String place,
        Instant reported,
        Instant updated,
        Point point) {}
