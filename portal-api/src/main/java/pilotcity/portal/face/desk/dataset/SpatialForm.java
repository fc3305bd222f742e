package pilotcity.portal.face.desk.dataset;

import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Label;
import pilotcity.portal.face.shared.page.htmlform.FormSubmissionReader.Submitted;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.verb.input.InputField;

/**
 * Where the rows of a table are, as its form asks: two columns of coordinates or one of shapes, and the reference system,
 * one of the list or any other by its code. The schema has it as {@code spatial}.
 */
final class SpatialForm {
    private static final String SPATIAL = "spatial";
    private static final String ASKED = "spatialAsked";
    private static final String LON = "spatialLon";
    private static final String LAT = "spatialLat";
    private static final String SHAPE = "spatialShape";
    private static final String ENCODING = "spatialEncoding";
    private static final String SYSTEM = "spatialSystem";
    private static final String OTHER = "spatialOther";
    private static final String WGS84 = "EPSG:4326";

    /** Those that tables of Chinese cities come in: of the globe, of map services, and CGCS2000 in zones of 3 degrees. */
    private static final List<String> SYSTEMS = List.of(
            WGS84,
            "GCJ-02",
            "BD-09",
            "EPSG:4490",
            "EPSG:3857",
            "EPSG:4545",
            "EPSG:4546",
            "EPSG:4547",
            "EPSG:4548",
            "EPSG:4549");

    static final List<InputField> FIELDS = List.of(
            InputField.text(ASKED, 10, "是否问了位置", "Whether the form asks for it"),
            InputField.text(LON, 200, "经度列", "Column of the longitude"),
            InputField.text(LAT, 200, "纬度列", "Column of the latitude"),
            InputField.text(SHAPE, 200, "图形列", "Column of the shapes"),
            InputField.text(ENCODING, 20, "图形的写法", "How the shapes are written"),
            InputField.text(SYSTEM, 100, "坐标系", "Reference system"),
            InputField.text(OTHER, 100, "其他坐标系", "Another reference system"));

    private SpatialForm() {}

    /** @throws Problem BAD_REQUEST where the choices do not go together */
    static void check(Submitted sent) {
        String lon = sent.other(LON);
        String lat = sent.other(LAT);
        String shape = sent.other(SHAPE);
        require(
                shape.isEmpty() || (lon.isEmpty() && lat.isEmpty()),
                SHAPE,
                new Label("图形列与经纬度列只能选一种", "choose shapes, or longitude and latitude"));
        require(
                lon.isEmpty() == lat.isEmpty(),
                lon.isEmpty() ? LON : LAT,
                new Label("经度列和纬度列要么都选，要么都不选", "choose both columns, or none"));
        require(lon.isEmpty() || !lon.equals(lat), LAT, new Label("与经度列是同一列", "is the same column as the longitude"));
    }

    /** Puts what the form says into the schema, right or not; a form that does not ask leaves it as it is. */
    static void put(Submitted sent, JsonObject schema) {
        if (sent.other(ASKED).isEmpty()) {
            return;
        }
        JsonObject spatial = new JsonObject();
        putGiven(spatial, "lon", sent.other(LON));
        putGiven(spatial, "lat", sent.other(LAT));
        putGiven(spatial, "geometry", sent.other(SHAPE));
        if (spatial.isEmpty()) {
            schema.remove(SPATIAL);
            return;
        }
        if (spatial.containsKey("geometry")) {
            spatial.put("encoding", sent.other(ENCODING));
        }
        String system = sent.other(OTHER).isEmpty() ? sent.other(SYSTEM) : sent.other(OTHER);
        putGiven(spatial, "crs", system.isEmpty() && !spatial.containsKey("geometry") ? WGS84 : system);
        schema.put(SPATIAL, spatial);
    }

    private static void putGiven(JsonObject spatial, String name, String value) {
        if (!value.isEmpty()) {
            spatial.put(name, value);
        }
    }

    private static void require(boolean holds, String field, Label reason) {
        if (!holds) {
            throw Problem.field(field, reason);
        }
    }

    /**
     * What the form shows: {@code lon}, {@code lat}, {@code shape}, {@code encoding}, {@code system} and {@code other}
     * as they are now, the names of all {@code columns}, and the {@code systems} to choose from.
     */
    static Map<String, @Nullable Object> of(JsonObject schema) {
        JsonObject spatial = Objects.requireNonNullElseGet(schema.getJsonObject(SPATIAL), JsonObject::new);
        String system = spatial.getString("crs", "");
        Map<String, @Nullable Object> view = new HashMap<>();
        view.put("lon", spatial.getString("lon", ""));
        view.put("lat", spatial.getString("lat", ""));
        view.put("shape", spatial.getString("geometry", ""));
        view.put("encoding", spatial.getString("encoding", ""));
        view.put("system", SYSTEMS.contains(system) ? system : "");
        view.put("other", SYSTEMS.contains(system) ? "" : system);
        view.put("crs", system);
        view.put("systems", SYSTEMS);
        view.put(
                "columns",
                DefineForm.columns(schema).stream()
                        .map(field -> field.getString("name", ""))
                        .toList());
        return view;
    }

    /** Whether a schema places the rows otherwise than was proposed. */
    static boolean isOtherThan(@Nullable JsonObject schema, @Nullable JsonObject proposed) {
        return schema != null
                && proposed != null
                && !Objects.equals(schema.getValue(SPATIAL), proposed.getValue(SPATIAL));
    }
}
