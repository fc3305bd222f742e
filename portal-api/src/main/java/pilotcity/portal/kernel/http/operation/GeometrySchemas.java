package pilotcity.portal.kernel.http.operation;

import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** GeoJSON geometries (RFC 7946, clause 3.1) in WGS84, longitude first. */
public final class GeometrySchemas {
    public static final String GEOMETRY = "Geometry";
    public static final String POINT = "Point";

    private static final String POSITION = "Position";
    private static final int LINE = 2;
    private static final int RING = 4;

    private GeometrySchemas() {}

    static Map<String, JsonObject> all() {
        Map<String, JsonObject> all = new LinkedHashMap<>();
        all.put(POSITION, position());
        all.put(POINT, shape(POINT, SchemaBuilder.named(POSITION)));
        all.put("LineString", shape("LineString", line(LINE)));
        all.put("Polygon", shape("Polygon", polygon()));
        all.put("MultiPoint", shape("MultiPoint", SchemaBuilder.list(SchemaBuilder.named(POSITION))));
        all.put("MultiLineString", shape("MultiLineString", SchemaBuilder.list(line(LINE))));
        all.put("MultiPolygon", shape("MultiPolygon", SchemaBuilder.list(polygon())));
        all.put("GeometryCollection", collection());
        List<JsonObject> each = List.of(
                        POINT,
                        "LineString",
                        "Polygon",
                        "MultiPoint",
                        "MultiLineString",
                        "MultiPolygon",
                        "GeometryCollection")
                .stream()
                .map(SchemaBuilder::named)
                .toList();
        all.put(
                GEOMETRY,
                SchemaBuilder.described(
                        SchemaBuilder.oneOf(each), "GeoJSON 图形，WGS84，经度在前", "GeoJSON in WGS84, longitude first"));
        return all;
    }

    private static JsonObject position() {
        JsonObject position = SchemaBuilder.list(SchemaBuilder.number(), 2, 3);
        return SchemaBuilder.described(position, "经度、纬度（度）", "Longitude and latitude in degrees");
    }

    private static JsonObject line(int fewest) {
        return SchemaBuilder.list(SchemaBuilder.named(POSITION)).put("minItems", fewest);
    }

    private static JsonObject polygon() {
        return SchemaBuilder.list(line(RING)).put("minItems", 1);
    }

    private static JsonObject shape(String type, JsonObject coordinates) {
        return SchemaBuilder.object()
                .with("type", SchemaBuilder.constant(type))
                .with("coordinates", coordinates)
                .json();
    }

    private static JsonObject collection() {
        return SchemaBuilder.object()
                .with("type", SchemaBuilder.constant("GeometryCollection"))
                .with("geometries", SchemaBuilder.list(SchemaBuilder.named(GEOMETRY)))
                .json();
    }
}
