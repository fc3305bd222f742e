package pilotcity.portal.face.shared.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** West, south, east and north of positions in GeoJSON, however deep they lie. */
final class GeoJsonBounds {
    private double west = Double.POSITIVE_INFINITY;
    private double south = Double.POSITIVE_INFINITY;
    private double east = Double.NEGATIVE_INFINITY;
    private double north = Double.NEGATIVE_INFINITY;

    private GeoJsonBounds() {}

    /** Null where there is no position. */
    static double @Nullable [] of(@Nullable Object coordinates) {
        GeoJsonBounds all = new GeoJsonBounds();
        all.add(coordinates);
        if (all.west > all.east) {
            return null;
        }
        return all.west == -180 && all.east == 180 && coordinates instanceof List<?> parts && parts.size() == 2
                ? overTheAntimeridian(all, parts)
                : new double[] {all.west, all.south, all.east, all.north};
    }

    /** Two parts, one that ends where the other begins, are one box. */
    private static double[] overTheAntimeridian(GeoJsonBounds all, List<?> parts) {
        GeoJsonBounds one = new GeoJsonBounds();
        one.add(parts.get(0));
        GeoJsonBounds other = new GeoJsonBounds();
        other.add(parts.get(1));
        GeoJsonBounds western = one.east == 180 ? one : other;
        GeoJsonBounds eastern = one.east == 180 ? other : one;
        boolean apart = western.east == 180 && eastern.west == -180 && western.west > eastern.east;
        return apart
                ? new double[] {western.west, all.south, eastern.east, all.north}
                : new double[] {all.west, all.south, all.east, all.north};
    }

    private void add(@Nullable Object coordinates) {
        if (!(coordinates instanceof List<?> items)) {
            return;
        }
        if (items.size() >= 2 && items.get(0) instanceof Number lon && items.get(1) instanceof Number lat) {
            west = Math.min(west, lon.doubleValue());
            south = Math.min(south, lat.doubleValue());
            east = Math.max(east, lon.doubleValue());
            north = Math.max(north, lat.doubleValue());
        } else {
            items.forEach(this::add);
        }
    }
}
