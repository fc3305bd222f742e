package pilotcity.portal.face.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * GeoRSS Simple (OGC 17-002r1): latitude first. A geometry of more than one line or ring is given as its bounding box.
 */
record GeoRss(String element, String positions) {
    static final String NAMESPACE = "http://www.georss.org/georss";

    static Optional<GeoRss> of(Map<?, ?> geometry) {
        Object type = geometry.get("type");
        List<double[]> positions = new ArrayList<>();
        collect(geometry.get("coordinates"), positions);
        collect(geometry.get("geometries"), positions);
        if (positions.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (String.valueOf(type)) {
                    case "Point" -> new GeoRss("georss:point", text(positions));
                    case "LineString" -> new GeoRss("georss:line", text(positions));
                    case "Polygon" -> polygon(geometry);
                    default -> box(positions);
                });
    }

    private static GeoRss polygon(Map<?, ?> geometry) {
        List<double[]> outer = new ArrayList<>();
        if (geometry.get("coordinates") instanceof List<?> rings) {
            collect(rings.getFirst(), outer);
        }
        return new GeoRss("georss:polygon", text(outer));
    }

    private static GeoRss box(List<double[]> positions) {
        double[] low = positions.getFirst().clone();
        double[] high = positions.getFirst().clone();
        for (double[] each : positions) {
            for (int i = 0; i < 2; i++) {
                low[i] = Math.min(low[i], each[i]);
                high[i] = Math.max(high[i], each[i]);
            }
        }
        return new GeoRss("georss:box", text(List.of(low, high)));
    }

    private static void collect(@Nullable Object coordinates, List<double[]> positions) {
        if (coordinates instanceof Map<?, ?> geometry) {
            collect(geometry.get("coordinates"), positions);
            collect(geometry.get("geometries"), positions);
        } else if (coordinates instanceof List<?> list && !list.isEmpty()) {
            if (list.getFirst() instanceof Number lon && list.get(1) instanceof Number lat) {
                positions.add(new double[] {lon.doubleValue(), lat.doubleValue()});
            } else {
                list.forEach(each -> collect(each, positions));
            }
        }
    }

    private static String text(List<double[]> positions) {
        return positions.stream()
                .map(each -> plain(each[1]) + " " + plain(each[0]))
                .collect(Collectors.joining(" "));
    }

    private static String plain(double degrees) {
        return java.math.BigDecimal.valueOf(degrees).stripTrailingZeros().toPlainString();
    }
}
