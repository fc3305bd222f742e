package pilotcity.portal.face.ogc.write;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import pilotcity.index.kind.Kind;
import pilotcity.index.spatial.GeoJson;
import pilotcity.index.spatial.Geometries;
import pilotcity.portal.face.ogc.geojson.ReferenceSystem;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.verb.Verb;
import pilotcity.portal.kernel.verb.VerbEffect;
import pilotcity.portal.kernel.verb.input.InputField;
import pilotcity.portal.kernel.verb.input.InputReader;
import pilotcity.portal.kernel.verb.input.InputType;
import pilotcity.portal.kernel.verb.input.JsonTypeCheck;
import pilotcity.portal.kernel.verb.input.VerbInput;

/**
 * Makes the values of a verb from a GeoJSON feature (OGC API Features, Part 4, clause 6), or from what of one is to
 * change (RFC 7396).
 *
 * <p>What the kind has but the verb does not take is the portal's to say, {@code readOnly} in the schema, and left out.
 */
final class FeatureBody {
    /** The input that lists the fields a verb is to clear. */
    private static final String CLEAR = "clear";

    private final Kind<?> kind;
    private final Verb verb;
    private final Map<String, InputField> fields = new LinkedHashMap<>();
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final List<String> emptied = new ArrayList<>();

    private FeatureBody(Kind<?> kind, Verb verb) {
        this.kind = kind;
        this.verb = verb;
        verb.fields().forEach(field -> fields.put(field.name(), field));
    }

    /**
     * The values in {@code feature}.
     *
     * @param system what its positions are in
     * @throws Problem that names what is wrong
     */
    static VerbInput read(Kind<?> kind, Verb verb, JsonObject feature, ReferenceSystem system) {
        FeatureBody body = new FeatureBody(kind, verb);
        boolean whole = verb.effect() != VerbEffect.UPDATE;
        Object type = feature.getValue("type");
        if (!"Feature".equals(type) && (whole || type != null)) {
            throw Problem.field("type", "must be Feature");
        }
        body.addProperties(feature);
        if (feature.containsKey(Kind.GEOMETRY)) {
            body.addGeometry(feature.getValue(Kind.GEOMETRY), system);
        }
        if (verb.creates() && feature.getValue("id") != null && body.fields.containsKey("id")) {
            body.values.put("id", String.valueOf(feature.getValue("id")));
        }
        if (!body.emptied.isEmpty()) {
            body.values.put(CLEAR, body.emptied);
        }
        JsonTypeCheck.require(verb.fields(), body.values);
        return InputReader.read(verb.fields(), body.values);
    }

    private void addProperties(JsonObject feature) {
        Object properties = feature.getValue("properties");
        if (properties == null) {
            return;
        }
        if (!(properties instanceof JsonObject object)) {
            throw Problem.field("properties", "must be an object");
        }
        object.getMap().forEach(this::addProperty);
    }

    private void addProperty(String name, @Nullable Object value) {
        if (!fields.containsKey(name) || name.equals(CLEAR)) {
            if (kind.findField(name).isEmpty() && !name.equals("id")) {
                throw Problem.field(
                        "properties." + name,
                        "unknown; " + verb.name() + " takes " + String.join(", ", fields.keySet()));
            }
        } else if (value != null) {
            values.put(name, value);
        } else {
            empty(name, "properties." + name);
        }
    }

    /** A value that is null is none; where others stay, it has to be emptied. */
    private void empty(String name, String path) {
        if (verb.effect() != VerbEffect.UPDATE) {
            return;
        }
        InputField clear = fields.get(CLEAR);
        if (clear == null || !clear.codes().containsKey(name)) {
            throw Problem.field(path, "cannot be emptied");
        }
        emptied.add(name);
    }

    private void addGeometry(@Nullable Object given, ReferenceSystem system) {
        Optional<InputField> whole = verb.fields().stream()
                .filter(field -> field.type() == InputType.GEOMETRY)
                .findFirst();
        if (given == null) {
            whole.ifPresent(field -> empty(field.name(), Kind.GEOMETRY));
            return;
        }
        Geometry geometry = geometry(given, system);
        if (whole.isPresent()) {
            values.put(whole.get().name(), new JsonObject(GeoJson.text(geometry)).getMap());
        } else if (fields.containsKey("lon") && fields.containsKey("lat")) {
            if (!(geometry instanceof Point point)) {
                throw Problem.field(Kind.GEOMETRY, "must be a point, not a " + geometry.getGeometryType());
            }
            values.put("lon", point.getX());
            values.put("lat", point.getY());
        } else {
            throw Problem.field(Kind.GEOMETRY, verb.name() + " takes no geometry");
        }
    }

    private static Geometry geometry(Object given, ReferenceSystem system) {
        if (!(given instanceof JsonObject object)) {
            throw Problem.field(Kind.GEOMETRY, "must be a GeoJSON geometry or null");
        }
        try {
            return Geometries.requireValid(Geometries.moved(GeoJson.read(object.encode()), system::toWgs84));
        } catch (IllegalArgumentException e) {
            throw Problem.field(Kind.GEOMETRY, String.valueOf(e.getMessage()));
        }
    }
}
