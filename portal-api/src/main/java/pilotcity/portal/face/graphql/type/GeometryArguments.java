package pilotcity.portal.face.graphql.type;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import pilotcity.index.filter.Expression;
import pilotcity.index.search.NearPoint;
import pilotcity.index.spatial.GeoJson;
import pilotcity.index.spatial.Geometries;
import pilotcity.portal.face.graphql.error.RequestRefusedException;

/** Reads places on the earth from arguments. */
public final class GeometryArguments {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double HALF_WAY_ROUND = 20_040_000;

    private GeometryArguments() {}

    /**
     * Reads a GeoJSON object, or a text of GeoJSON or WKT.
     *
     * @throws IllegalArgumentException that says what is wrong with it
     */
    public static Geometry read(Object value) {
        return Geometries.requireValid(
                switch (value) {
                    case String text when text.stripLeading().startsWith("{") -> GeoJson.read(text);
                    case String text -> Geometries.readWkt(text);
                    case Map<?, ?> object -> GeoJson.read(write(object));
                    default -> throw new IllegalArgumentException("a GeoJSON object or a text of WKT is expected");
                });
    }

    private static String write(Map<?, ?> object) {
        try {
            return JSON.writeValueAsString(object);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no GeoJSON geometry", e);
        }
    }

    /** @throws RequestRefusedException when the four numbers are no box on the earth */
    public static Expression.Box box(List<Double> sides) {
        if (sides.size() != 4) {
            throw RequestRefusedException.argument(
                    "bbox", "bbox is [west, south, east, north] in degrees; west may exceed east");
        }
        try {
            return Expression.Box.onEarth(sides.get(0), sides.get(1), sides.get(2), sides.get(3));
        } catch (IllegalArgumentException e) {
            throw RequestRefusedException.argument("bbox", "bbox: " + e.getMessage());
        }
    }

    /** @throws RequestRefusedException when the point is not on the earth or the radius not a distance */
    public static NearPoint near(Map<String, @Nullable Object> input) {
        double lon = (Double) Objects.requireNonNull(input.get("lon"));
        double lat = (Double) Objects.requireNonNull(input.get("lat"));
        Double radius = (Double) input.get("radius");
        if (!isWithin(lon, 180) || !isWithin(lat, 90)) {
            throw RequestRefusedException.argument("near", "near needs lon from -180 to 180 and lat from -90 to 90");
        }
        if (radius != null && !(radius > 0 && radius <= HALF_WAY_ROUND)) {
            throw RequestRefusedException.argument(
                    "near", "radius is in metres, more than 0 and at most half way round the earth");
        }
        return new NearPoint(lon, lat, radius);
    }

    private static boolean isWithin(double degrees, double most) {
        return Math.abs(degrees) <= most;
    }
}
