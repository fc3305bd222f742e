package pilotcity.portal.bench.load;

import java.time.Instant;
import org.locationtech.jts.geom.Point;

/** A generated document of the shape that service records have. */
public record Sample(
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
