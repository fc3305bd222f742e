package pilotcity.portal.kernel.permission;

import io.vertx.core.json.JsonObject;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.operation.relateng.RelateNG;
import org.locationtech.jts.operation.relateng.RelatePredicate;
import pilotcity.index.spatial.GeoJson;
import pilotcity.index.spatial.Geometries;

/** A polygon, or several, that a grant is restricted to; its border belongs to it. Two with the same JSON are equal. */
public final class GrantArea {
    private final JsonObject json;
    private final Geometry shape;
    private final PreparedGeometry prepared;

    private GrantArea(JsonObject json, Geometry shape) {
        this.json = json;
        this.shape = shape;
        this.prepared = PreparedGeometryFactory.prepare(shape);
    }

    /**
     * Reads a GeoJSON polygon or multipolygon in WGS84.
     *
     * @throws IllegalArgumentException that says what is wrong
     */
    public static GrantArea of(JsonObject json) {
        Geometry shape = Geometries.requireValid(GeoJson.read(json.encode()));
        if (!(shape instanceof Polygonal)) {
            throw new IllegalArgumentException("must be a Polygon or MultiPolygon, not a " + shape.getGeometryType());
        }
        return new GrantArea(json, shape);
    }

    boolean covers(Point point) {
        return prepared.covers(point);
    }

    /** Whether the whole of {@code other} lies in this one; decided without rounding what crosses. */
    boolean covers(GrantArea other) {
        return equals(other) || RelateNG.relate(shape, other.shape, RelatePredicate.covers());
    }

    /** The GeoJSON it was read from, to the last digit: rounding could carry it over its border. */
    public JsonObject json() {
        return json.copy();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GrantArea area && json.equals(area.json);
    }

    @Override
    public int hashCode() {
        return shape.getEnvelopeInternal().hashCode();
    }

    @Override
    public String toString() {
        var box = shape.getEnvelopeInternal();
        return "a shape within " + box.getMinX() + "," + box.getMinY() + "," + box.getMaxX() + "," + box.getMaxY();
    }
}
