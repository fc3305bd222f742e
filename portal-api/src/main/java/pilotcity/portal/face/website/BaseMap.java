package pilotcity.portal.face.website;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.coverage.CoverageSimplifier;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.precision.GeometryPrecisionReducer;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.index.filter.Expression;
import pilotcity.index.filter.Filter;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.FieldType;
import pilotcity.index.kind.Kind;
import pilotcity.index.search.Hit;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.spatial.GeoJson;

/**
 * The outlines under the maps: the boundaries of whatever kind has some, simplified together so that neighbours still
 * meet, small enough to be sent with every map.
 */
public final class BaseMap {
    /** The field that holds a boundary. */
    static final String BOUNDARY = "boundary";

    private static final double TOLERANCE_DEGREES = 0.03;
    private static final double SMALLEST_ISLAND_DEGREES2 = 0.002;
    private static final PrecisionModel HUNDREDTHS = new PrecisionModel(200);
    private static final ObjectMapper JSON = new ObjectMapper();

    private @Nullable CachedOutlines made;

    private record CachedOutlines(long version, int content, Buffer json) {}

    private record Area(String id, Geometry shape) {}

    /** The outlines as a GeoJSON feature collection; made again only when a boundary has changed. */
    public synchronized Buffer read(Index index) {
        long version = index.version();
        CachedOutlines known = made;
        if (known != null && known.version() == version) {
            return known.json();
        }
        List<Area> areas = areas(index);
        int content = areas.hashCode();
        Buffer json = known != null && known.content() == content ? known.json() : write(simplified(areas));
        made = new CachedOutlines(version, content, json);
        return json;
    }

    private static List<Area> areas(Index index) {
        List<Area> areas = new ArrayList<>();
        for (Kind<?> kind : index.kinds().list()) {
            if (kind.findField(BOUNDARY).filter(BaseMap::isLargeGeometry).isPresent()) {
                Filter bounded = new Filter.Not(new Filter.IsNull(new Expression.Property(BOUNDARY)));
                SearchQuery query =
                        SearchQuery.of(kind.name()).withFilter(bounded).withLimit(1000);
                for (Hit hit : index.search(query).items()) {
                    index.find(kind.name(), hit.document().id()).ifPresent(whole -> areas.add(area(whole)));
                }
            }
        }
        return areas;
    }

    private static boolean isLargeGeometry(Field<?> field) {
        return field.type() == FieldType.GEOMETRY && field.detail();
    }

    private static Area area(Document document) {
        try {
            String shape = JSON.readTree(document.json()).get(BOUNDARY).toString();
            return new Area(document.id(), GeoJson.read(shape));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Area> simplified(List<Area> areas) {
        Geometry[] shapes = areas.stream().map(area -> largeParts(area.shape())).toArray(Geometry[]::new);
        Geometry[] simple = CoverageSimplifier.simplify(shapes, TOLERANCE_DEGREES);
        List<Area> result = new ArrayList<>();
        for (int i = 0; i < simple.length; i++) {
            result.add(new Area(areas.get(i).id(), GeometryPrecisionReducer.reducePointwise(simple[i], HUNDREDTHS)));
        }
        return result;
    }

    /** Rocks that no map of the country can show cost more than they tell; an area keeps at least its largest part. */
    private static Geometry largeParts(Geometry shape) {
        if (!(shape instanceof MultiPolygon)) {
            return shape;
        }
        List<Polygon> parts = new ArrayList<>();
        Polygon largest = (Polygon) shape.getGeometryN(0);
        for (int i = 0; i < shape.getNumGeometries(); i++) {
            Polygon part = (Polygon) shape.getGeometryN(i);
            largest = part.getArea() > largest.getArea() ? part : largest;
            if (part.getArea() >= SMALLEST_ISLAND_DEGREES2) {
                parts.add(part);
            }
        }
        return parts.isEmpty() ? largest : shape.getFactory().createMultiPolygon(parts.toArray(Polygon[]::new));
    }

    private static Buffer write(List<Area> areas) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(100_000);
        try (JsonGenerator json = JSON.getFactory().createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("type", "FeatureCollection");
            json.writeArrayFieldStart("features");
            for (Area area : areas) {
                json.writeStartObject();
                json.writeStringField("type", "Feature");
                json.writeStringField("id", area.id());
                json.writeObjectFieldStart("properties");
                json.writeEndObject();
                json.writeFieldName("geometry");
                GeoJson.write(json, area.shape());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Buffer.buffer(out.toByteArray());
    }
}
