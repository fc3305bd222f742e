package pilotcity.portal.kernel.table.schema.value.place;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import pilotcity.index.kind.Label;
import pilotcity.index.spatial.GeoJson;
import pilotcity.index.spatial.Geometries;
import pilotcity.portal.kernel.table.schema.value.CellReader;
import pilotcity.portal.kernel.table.schema.value.JsonReader;
import pilotcity.portal.kernel.table.schema.value.number.NumberFormat;
import pilotcity.portal.kernel.table.schema.value.number.NumberReader;

/**
 * Places and shapes; values are JTS geometries in WGS84, longitude first. A shape outside the earth, an empty one and
 * one that crosses itself is none.
 */
public final class GeometryReader implements CellReader {
    /** How a place is written. */
    public enum Encoding {
        /** {@code "116.4, 39.9"} (Table Schema's geopoint). */
        LON_LAT("坐标点（“经度, 纬度”）", "geopoint such as 116.4, 39.9"),
        /** {@code [116.4, 39.9]}. */
        LON_LAT_ARRAY("坐标点（[经度, 纬度]）", "geopoint such as [116.4, 39.9]"),
        /** <code>{"lon": 116.4, "lat": 39.9}</code>. */
        LON_LAT_OBJECT("坐标点（{\"lon\": …, \"lat\": …}）", "geopoint such as {\"lon\": 116.4, \"lat\": 39.9}"),
        /** RFC 7946. */
        GEOJSON("GeoJSON 图形", "geojson geometry"),
        /** OGC 06-103r4, also with {@code SRID=…;} of PostGIS in front. */
        WKT("WKT 图形", "WKT geometry"),
        /** The shapes of a geodata format. */
        NATIVE("文件自带的图形", "geometry of the file");

        private final String zh;
        private final String en;

        Encoding(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }
    }

    private static final int SRID = "SRID=".length();

    private static final CellReader NUMBER = NumberReader.number(NumberFormat.PLAIN);

    private final Encoding encoding;
    private final UnaryOperator<Coordinate> toWgs84;

    /** @param toWgs84 as {@link CoordinateSystems} gives it */
    public GeometryReader(Encoding encoding, UnaryOperator<Coordinate> toWgs84) {
        this.encoding = encoding;
        this.toWgs84 = toWgs84;
    }

    @Override
    public @Nullable Object read(String text) {
        try {
            return switch (encoding) {
                case LON_LAT -> pair(text);
                case LON_LAT_ARRAY, LON_LAT_OBJECT -> json(text);
                case GEOJSON -> text.charAt(0) == '{' ? moved(GeoJson.read(text)) : null;
                case WKT -> Character.isLetter(text.charAt(0)) ? moved(Geometries.readWkt(withoutSrid(text))) : null;
                case NATIVE -> null;
            };
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    @Override
    public @Nullable Object readObject(Object cell) {
        try {
            return encoding == Encoding.NATIVE && cell instanceof Geometry shape ? moved(shape) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    @Override
    public Optional<Label> objectFault(Object cell) {
        if (encoding != Encoding.NATIVE || !(cell instanceof Geometry shape)) {
            return Optional.empty();
        }
        if (shape.isEmpty()) {
            return Optional.of(new Label("图形为空", "the shape is empty"));
        }
        for (Coordinate position : shape.getCoordinates()) {
            if (!isOnEarth(position)) {
                String at = position.x + ", " + position.y;
                return Optional.of(new Label(
                        "坐标 " + at + " 不在地球上：文件所写的坐标系是否正确？",
                        "the coordinates " + at
                                + " are nowhere on the earth: is the coordinate system that the file names the right"
                                + " one?"));
            }
        }
        return Optional.of(new Label("图形自身相交", "the shape crosses or touches itself"));
    }

    private boolean isOnEarth(Coordinate position) {
        try {
            Coordinate at = toWgs84.apply(position.copy());
            return Math.abs(at.x) <= 180 && Math.abs(at.y) <= 90;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String withoutSrid(String text) {
        int end = text.regionMatches(true, 0, "SRID=", 0, SRID) ? text.indexOf(';') : -1;
        return text.substring(end + 1);
    }

    private @Nullable Geometry pair(String text) {
        int comma = text.indexOf(',');
        return comma < 0
                ? null
                : point(
                        text.substring(0, comma).strip(),
                        text.substring(comma + 1).strip());
    }

    private @Nullable Geometry json(String text) {
        JsonNode tree = JsonReader.parse(text);
        if (tree == null || tree.size() != 2) {
            return null;
        }
        boolean array = encoding == Encoding.LON_LAT_ARRAY && tree.isArray();
        JsonNode lon = array ? tree.path(0) : tree.path("lon");
        JsonNode lat = array ? tree.path(1) : tree.path("lat");
        return lon.isNumber() && lat.isNumber() ? point(lon.asText(), lat.asText()) : null;
    }

    private @Nullable Geometry point(String lon, String lat) {
        Object x = NUMBER.read(lon);
        Object y = NUMBER.read(lat);
        return x instanceof Number east && y instanceof Number north
                ? point(east.doubleValue(), north.doubleValue())
                : null;
    }

    private Geometry point(double x, double y) {
        Coordinate at = toWgs84.apply(new Coordinate(x, y));
        return Geometries.requireValid(Geometries.point(at.x, at.y));
    }

    private Geometry moved(Geometry shape) {
        Geometry wgs84 = Geometries.FACTORY.createGeometry(Geometries.moved(shape, toWgs84));
        return Geometries.requireValid(wgs84);
    }

    @Override
    public Label description() {
        return new Label(encoding.zh, encoding.en);
    }
}
