package pilotcity.index.tilegrid;

import java.util.Optional;
import org.locationtech.jts.geom.Envelope;

/**
 * One tile of WebMercatorQuad (OGC Two Dimensional Tile Matrix Set 2.0, annex D.1): {@code 2^zoom} columns from the
 * west and as many rows from the north.
 */
public record TileAddress(int zoom, int column, int row) {
    /** The last level of the tile matrix set. */
    public static final int MOST_ZOOM = 24;

    public TileAddress {
        if (zoom < 0 || zoom > MOST_ZOOM || !isInside(column, zoom) || !isInside(row, zoom)) {
            throw new IllegalArgumentException("no tile " + zoom + "/" + column + "/" + row);
        }
    }

    /** The tile, or empty when the tile matrix set has none there. */
    public static Optional<TileAddress> find(int zoom, int column, int row) {
        return zoom >= 0 && zoom <= MOST_ZOOM && isInside(column, zoom) && isInside(row, zoom)
                ? Optional.of(new TileAddress(zoom, column, row))
                : Optional.empty();
    }

    private static boolean isInside(int number, int zoom) {
        return number >= 0 && number < 1 << zoom;
    }

    /** The tile in degrees, with a margin of {@code share} of its size around it, within what the projection shows. */
    public Envelope degrees(double share) {
        double most = 1 << zoom;
        return new Envelope(
                WebMercator.longitude(Math.max(0, column - share) / most),
                WebMercator.longitude(Math.min(most, column + 1 + share) / most),
                WebMercator.latitude(Math.min(most, row + 1 + share) / most),
                WebMercator.latitude(Math.max(0, row - share) / most));
    }
}
