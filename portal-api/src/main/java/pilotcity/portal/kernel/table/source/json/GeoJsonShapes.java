package pilotcity.portal.kernel.table.source.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import pilotcity.portal.kernel.table.source.ReadLimits;

/** Geometry objects (RFC 7946, clause 3.1) while they are parsed. */
final class GeoJsonShapes {
    private static final GeometryFactory SHAPES = new GeometryFactory();
    private static final int SHOWN = 200;

    private final ReadLimits limits;
    private long row;
    private long points;

    GeoJsonShapes(ReadLimits limits) {
        this.limits = limits;
    }

    /** The shape that begins here; null for null, and a text that shows what stands there where it is no shape. */
    @Nullable
    Object read(JsonParser json, long number) throws IOException {
        row = number;
        points = 0;
        return json.currentToken() == JsonToken.START_OBJECT ? object(json, 1) : other(json);
    }

    private static @Nullable Object other(JsonParser json) throws IOException {
        String text = json.currentToken() == JsonToken.VALUE_NULL ? null : json.getText();
        json.skipChildren();
        return text;
    }

    private Object object(JsonParser json, int depth) throws IOException {
        limits.requireNesting(row, depth);
        String type = "";
        Object coordinates = List.of();
        List<Object> members = new ArrayList<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (name.equals("type") && value == JsonToken.VALUE_STRING) {
                type = json.getText();
            } else if (name.equals("coordinates") && value == JsonToken.START_ARRAY) {
                coordinates = positions(json);
            } else if (name.equals("geometries") && value == JsonToken.START_ARRAY) {
                for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
                    members.add(
                            token == JsonToken.START_OBJECT ? object(json, depth + 1) : String.valueOf(other(json)));
                }
            } else {
                json.skipChildren();
            }
        }
        try {
            return type.equals("GeometryCollection")
                    ? SHAPES.createGeometryCollection(members.toArray(Geometry[]::new))
                    : shape(type, coordinates);
        } catch (IllegalArgumentException | ClassCastException | ArrayStoreException e) {
            return "{\"type\":\"" + type + "\",\"coordinates\":" + shown(coordinates) + "}";
        }
    }

    private static String shown(Object coordinates) {
        String text = String.valueOf(coordinates);
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }

    /** A position, or a list of what stands in an array. */
    private Object positions(JsonParser json) throws IOException {
        List<Object> parts = new ArrayList<>();
        List<Double> numbers = new ArrayList<>();
        JsonToken token = json.nextToken();
        while (token != JsonToken.END_ARRAY) {
            if (token == JsonToken.START_ARRAY) {
                parts.add(positions(json));
            } else if (token.isNumeric() && numbers.size() < 4) {
                numbers.add(json.getDoubleValue());
            } else {
                parts.add(String.valueOf(json.getText()));
                json.skipChildren();
            }
            token = json.nextToken();
        }
        if (numbers.size() < 2 || !parts.isEmpty()) {
            return parts;
        }
        limits.requirePoints(row, ++points);
        return numbers.size() > 2
                ? new Coordinate(numbers.get(0), numbers.get(1), numbers.get(2))
                : new Coordinate(numbers.get(0), numbers.get(1));
    }

    private static Geometry shape(String type, Object at) {
        return switch (type) {
            case "Point" -> point(at);
            case "LineString" -> line(at);
            case "Polygon" -> polygon(at);
            case "MultiPoint" ->
                SHAPES.createMultiPoint(
                        list(at).stream().map(GeoJsonShapes::point).toArray(Point[]::new));
            case "MultiLineString" ->
                SHAPES.createMultiLineString(
                        list(at).stream().map(GeoJsonShapes::line).toArray(LineString[]::new));
            case "MultiPolygon" ->
                SHAPES.createMultiPolygon(
                        list(at).stream().map(GeoJsonShapes::polygon).toArray(Polygon[]::new));
            default -> throw new IllegalArgumentException("no type of geometry: " + type);
        };
    }

    private static List<?> list(Object at) {
        return (List<?>) at;
    }

    private static Point point(Object at) {
        return at instanceof Coordinate position
                ? SHAPES.createPoint(position)
                : list(at).isEmpty() ? SHAPES.createPoint() : noPoint(at);
    }

    private static Point noPoint(Object at) {
        throw new IllegalArgumentException("no position: " + at);
    }

    private static LineString line(Object at) {
        return SHAPES.createLineString(coordinates(at));
    }

    private static Coordinate[] coordinates(Object at) {
        return list(at).stream().map(Coordinate.class::cast).toArray(Coordinate[]::new);
    }

    private static Polygon polygon(Object at) {
        List<LinearRing> rings = list(at).stream()
                .map(ring -> SHAPES.createLinearRing(coordinates(ring)))
                .toList();
        return rings.isEmpty()
                ? SHAPES.createPolygon()
                : SHAPES.createPolygon(
                        rings.getFirst(), rings.subList(1, rings.size()).toArray(LinearRing[]::new));
    }
}
