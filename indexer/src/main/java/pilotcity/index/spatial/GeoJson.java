package pilotcity.index.spatial;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiLineString;
import org.locationtech.jts.geom.MultiPoint;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.geojson.GeoJsonReader;

/** GeoJSON geometries (RFC 7946): WGS84, longitude first, 7 decimals (1 cm). */
public final class GeoJson {
    private static final int DECIMALS = 7;
    private static final JsonFactory JSON = new JsonFactory();
    private static final ObjectWriter OBJECTS = new ObjectMapper().writer();

    private GeoJson() {}

    /**
     * Reads one geometry object.
     *
     * @throws IllegalArgumentException when {@code json} is no GeoJSON geometry
     */
    public static Geometry read(String json) {
        Geometries.requireShallow(json, '{', '}');
        Geometries.requireShallow(json, '[', ']');
        try {
            Geometry geometry = new GeoJsonReader(Geometries.FACTORY).read(json);
            if (geometry == null) {
                throw new IllegalArgumentException("no GeoJSON geometry");
            }
            return geometry;
        } catch (ParseException | RuntimeException e) {
            throw new IllegalArgumentException("no GeoJSON geometry: " + e.getMessage(), e);
        }
    }

    /** The same of an object that has been parsed, as documents have it. */
    public static Geometry read(Map<?, ?> object) {
        try {
            return read(OBJECTS.writeValueAsString(object));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no GeoJSON geometry: " + e.getOriginalMessage(), e);
        }
    }

    /** The text of {@code geometry} as a GeoJSON object. */
    public static String text(Geometry geometry) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            write(json, geometry);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /** Writes {@code geometry} as a GeoJSON object. */
    public static void write(JsonGenerator json, Geometry geometry) throws IOException {
        json.writeStartObject();
        json.writeStringField(
                "type", geometry.getGeometryType().equals("LinearRing") ? "LineString" : geometry.getGeometryType());
        boolean collection = geometry.getClass() == GeometryCollection.class;
        json.writeFieldName(collection ? "geometries" : "coordinates");
        writeBody(json, geometry);
        json.writeEndObject();
    }

    private static void writeBody(JsonGenerator json, Geometry geometry) throws IOException {
        switch (geometry) {
            case Point point -> writePosition(json, point.getCoordinate());
            case LineString line -> writeLine(json, line);
            case Polygon polygon -> writePolygon(json, polygon);
            case MultiPoint parts -> writeParts(json, parts);
            case MultiLineString parts -> writeParts(json, parts);
            case MultiPolygon parts -> writeParts(json, parts);
            default -> writeMembers(json, geometry);
        }
    }

    private static void writeParts(JsonGenerator json, GeometryCollection parts) throws IOException {
        json.writeStartArray();
        for (int i = 0; i < parts.getNumGeometries(); i++) {
            writeBody(json, parts.getGeometryN(i));
        }
        json.writeEndArray();
    }

    private static void writeMembers(JsonGenerator json, Geometry collection) throws IOException {
        json.writeStartArray();
        for (int i = 0; i < collection.getNumGeometries(); i++) {
            write(json, collection.getGeometryN(i));
        }
        json.writeEndArray();
    }

    private static void writePolygon(JsonGenerator json, Polygon polygon) throws IOException {
        json.writeStartArray();
        writeLine(json, polygon.getExteriorRing());
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            writeLine(json, polygon.getInteriorRingN(i));
        }
        json.writeEndArray();
    }

    private static void writeLine(JsonGenerator json, LineString line) throws IOException {
        json.writeStartArray();
        for (Coordinate position : line.getCoordinates()) {
            writePosition(json, position);
        }
        json.writeEndArray();
    }

    private static void writePosition(JsonGenerator json, Coordinate position) throws IOException {
        json.writeStartArray();
        json.writeNumber(round(position.x));
        json.writeNumber(round(position.y));
        json.writeEndArray();
    }

    private static BigDecimal round(double degrees) {
        BigDecimal rounded = BigDecimal.valueOf(degrees)
                .setScale(DECIMALS, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
