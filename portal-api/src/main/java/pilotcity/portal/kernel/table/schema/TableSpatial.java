package pilotcity.portal.kernel.table.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.table.schema.value.place.GeometryReader;

/**
 * Where the rows of a table are. Table Schema has no word for it: in the JSON it stands as {@code spatial} beside
 * {@code fields}, either {@code {"lon": "经度", "lat": "纬度", "crs": "EPSG:4326"}} or
 * {@code {"geometry": "geom", "encoding": "wkt", "crs": "EPSG:4547"}}, where the encoding is {@code wkt}, {@code geojson}
 * or {@code native} (the shapes of a geodata format). The reference system is a code of EPSG, {@code GCJ-02} or
 * {@code BD-09}; it may be left out for GeoJSON, which is WGS84 (RFC 7946), and for native shapes, whose file names it.
 */
public sealed interface TableSpatial {
    /** The columns that it is read from. */
    List<String> columns();

    /** The name of the reference system, or null where the file has it. */
    @Nullable
    String crs();

    /** Two columns of numbers, x or longitude first. */
    record LonLat(String lon, String lat, String crs) implements TableSpatial {
        @Override
        public List<String> columns() {
            return List.of(lon, lat);
        }
    }

    /** One column of shapes. */
    record Shape(
            String column,
            GeometryReader.Encoding encoding,
            @Nullable String crs) implements TableSpatial {
        @Override
        public List<String> columns() {
            return List.of(column);
        }
    }

    /** @param faults receives what is wrong with it; then it is left out */
    static Optional<TableSpatial> read(JsonNode spatial, Set<String> known, Consumer<String> faults) {
        if (spatial.isMissingNode() || spatial.isNull()) {
            return Optional.empty();
        }
        List<String> wrong = new ArrayList<>();
        Set<String> keys =
                spatial.has("geometry") ? Set.of("geometry", "encoding", "crs") : Set.of("lon", "lat", "crs");
        spatial.fieldNames().forEachRemaining(key -> {
            if (!keys.contains(key)) {
                wrong.add("spatial." + key + " is not understood");
            }
        });
        Stream.of("geometry", "lon", "lat").filter(keys::contains).forEach(key -> {
            if (!known.contains(spatial.path(key).asText())) {
                wrong.add("spatial." + key + " must be the name of a field, not " + spatial.path(key));
            }
        });
        JsonNode crs = spatial.path("crs");
        Optional<GeometryReader.Encoding> encoding = encoding(spatial);
        boolean self = encoding.isPresent() && encoding.get() != GeometryReader.Encoding.WKT;
        if (spatial.has("geometry") && encoding.isEmpty()) {
            wrong.add("spatial.encoding must be wkt, geojson or native");
        }
        if (!crs.isTextual() && !(crs.isMissingNode() && self)) {
            wrong.add("spatial.crs must be the name of a reference system, such as EPSG:4326, GCJ-02 or BD-09");
        }
        wrong.forEach(faults);
        return wrong.isEmpty() ? Optional.of(of(spatial, encoding, crs.asText(null))) : Optional.empty();
    }

    private static TableSpatial of(JsonNode spatial, Optional<GeometryReader.Encoding> encoding, @Nullable String crs) {
        return encoding.<TableSpatial>map(
                        each -> new Shape(spatial.path("geometry").asText(), each, crs))
                .orElseGet(() -> new LonLat(
                        spatial.path("lon").asText(), spatial.path("lat").asText(), String.valueOf(crs)));
    }

    private static Optional<GeometryReader.Encoding> encoding(JsonNode spatial) {
        return Stream.of(GeometryReader.Encoding.WKT, GeometryReader.Encoding.GEOJSON, GeometryReader.Encoding.NATIVE)
                .filter(each -> spatial.has("geometry")
                        && each.name()
                                .toLowerCase(Locale.ROOT)
                                .equals(spatial.path("encoding").asText()))
                .findFirst();
    }
}
