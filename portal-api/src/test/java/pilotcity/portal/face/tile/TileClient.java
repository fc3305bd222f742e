package pilotcity.portal.face.tile;

import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.MvtReader;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.TagKeyValueMapConverter;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.model.JtsLayer;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import pilotcity.portal.TestPortal;

/** Tiles of a portal as somebody else's library reads them. */
public final class TileClient {
    private final TestPortal portal;

    /** One feature, with its geometry in the units of its tile. */
    public record Feature(String layer, Geometry geometry, Map<String, Object> properties) {
        long count() {
            return properties.get("point_count") instanceof Number several ? several.longValue() : 1;
        }
    }

    public TileClient(TestPortal portal) {
        this.portal = portal;
    }

    List<Feature> features(String path) {
        return decode(portal.bytes(path));
    }

    @SuppressWarnings("unchecked")
    public static List<Feature> decode(byte[] tile) {
        try {
            List<Feature> features = new ArrayList<>();
            for (JtsLayer layer : MvtReader.loadMvt(
                            new ByteArrayInputStream(tile),
                            new GeometryFactory(),
                            new TagKeyValueMapConverter(),
                            MvtReader.RING_CLASSIFIER_V2_1)
                    .getLayers()) {
                for (Geometry geometry : layer.getGeometries()) {
                    features.add(new Feature(layer.getName(), geometry, (Map<String, Object>) geometry.getUserData()));
                }
            }
            return features;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many documents a tile of points shows. */
    long total(String plural, int zoom, int column, int row, String query) {
        return features("/tiles/" + plural + "/" + zoom + "/" + column + "/" + row + ".mvt" + query).stream()
                .filter(feature ->
                        feature.layer().equals(plural) || feature.layer().equals("grid"))
                .mapToLong(Feature::count)
                .sum();
    }

    /** What the four tiles below one show together. */
    long children(String plural, int zoom, int column, int row, String query) {
        return IntStream.range(0, 4)
                .mapToLong(i -> total(plural, zoom + 1, column * 2 + i % 2, row * 2 + i / 2, query))
                .sum();
    }

    JsonObject json(String path) {
        return new JsonObject(portal.get(path).body());
    }
}
