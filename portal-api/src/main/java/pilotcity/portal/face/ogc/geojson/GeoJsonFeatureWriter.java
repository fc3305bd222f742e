package pilotcity.portal.face.ogc.geojson;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.Json;
import java.util.List;
import pilotcity.index.document.Document;
import pilotcity.index.document.JsonMembers;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.FieldType;
import pilotcity.index.kind.Kind;

/** Makes GeoJSON features (RFC 7946, clause 3.2) of documents as the index holds them, by their bytes. */
public final class GeoJsonFeatureWriter implements FeatureWriter {
    private static final byte[] ID = "id".getBytes(UTF_8);
    private static final byte[] KIND = "kind".getBytes(UTF_8);
    private static final byte[] GEOMETRY = Kind.GEOMETRY.getBytes(UTF_8);
    private static final byte[] HEAD = "{\"type\":\"Feature\",\"id\":".getBytes(UTF_8);
    private static final byte[] SHAPE = ",\"geometry\":".getBytes(UTF_8);
    private static final byte[] PROPERTIES = ",\"properties\":{".getBytes(UTF_8);
    private static final byte[] NULL = "null".getBytes(UTF_8);

    private final byte[] idName;
    private final byte[] geometryName;
    private final boolean rows;
    private final List<byte[]> otherShapes;

    /** Of documents of a kind. */
    public GeoJsonFeatureWriter(Kind<?> kind) {
        this.idName = ID;
        this.geometryName = GEOMETRY;
        this.rows = false;
        this.otherShapes = kind.fields().values().stream()
                .filter(field -> field.type() == FieldType.GEOMETRY)
                .map(Field::name)
                .filter(name -> !name.equals(Kind.GEOMETRY))
                .map(name -> name.getBytes(UTF_8))
                .toList();
    }

    /**
     * Of the rows of a table, whose columns may be called like members of documents.
     *
     * @param id the name of their number
     * @param geometry the name of their place
     */
    public GeoJsonFeatureWriter(String id, String geometry) {
        this.idName = written(id);
        this.geometryName = written(geometry);
        this.rows = true;
        this.otherShapes = List.of();
    }

    /** A name as it stands in JSON, without its quotes. */
    private static byte[] written(String name) {
        String quoted = Json.encode(name);
        return quoted.substring(1, quoted.length() - 1).getBytes(UTF_8);
    }

    @Override
    public void open(ByteBuilder out, Document document, ReferenceSystem system) {
        byte[] json = document.json();
        out.add(HEAD);
        if (rows) {
            out.add("\"" + document.id() + "\"");
        } else {
            JsonMembers members = new JsonMembers(json);
            members.seek(ID);
            out.add(json, members.value(), members.end());
        }
        geometry(out, json, geometryName, system);
        out.add(PROPERTIES);
        properties(out, json, system);
        out.add((byte) '}');
    }

    /** Appends the member {@code geometry}, after a comma; it is null where the document has none. */
    public static void geometry(ByteBuilder out, Document document, ReferenceSystem system) {
        geometry(out, document.json(), GEOMETRY, system);
    }

    private static void geometry(ByteBuilder out, byte[] json, byte[] name, ReferenceSystem system) {
        out.add(SHAPE);
        JsonMembers members = new JsonMembers(json);
        if (!members.seek(name)) {
            out.add(NULL);
        } else {
            PositionTransformer.write(out, json, members.value(), members.end(), system);
        }
    }

    /** Neighbours are copied together. */
    private void properties(ByteBuilder out, byte[] json, ReferenceSystem system) {
        JsonMembers members = new JsonMembers(json);
        int from = -1;
        int to = -1;
        boolean first = true;
        while (members.next()) {
            boolean left = members.isNamed(idName) || members.isNamed(geometryName) || (!rows && members.isNamed(KIND));
            boolean moved = !left && system != ReferenceSystem.CRS84 && isShape(members);
            if (from >= 0 && (left || moved)) {
                first = copy(out, json, from, to, first);
                from = -1;
            }
            if (moved) {
                first = copy(out, json, members.start(), members.value(), first);
                PositionTransformer.write(out, json, members.value(), members.end(), system);
            } else if (!left) {
                from = from < 0 ? members.start() : from;
                to = members.end();
            }
        }
        if (from >= 0) {
            copy(out, json, from, to, first);
        }
    }

    private boolean isShape(JsonMembers members) {
        for (byte[] name : otherShapes) {
            if (members.isNamed(name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean copy(ByteBuilder out, byte[] json, int from, int to, boolean first) {
        if (!first) {
            out.add((byte) ',');
        }
        out.add(json, from, to);
        return false;
    }
}
