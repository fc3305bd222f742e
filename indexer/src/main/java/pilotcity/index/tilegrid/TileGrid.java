package pilotcity.index.tilegrid;

import org.apache.lucene.geo.GeoEncodingUtils;
import org.locationtech.jts.geom.Envelope;

/**
 * The cells of a tile, bounded in the whole numbers that Lucene stores positions as. A cell has its west and its south
 * edge and not the other two, so that every position is in one cell of one tile of a level, and the cells of a tile are
 * those of its four children put together.
 */
public final class TileGrid {
    private static final int BITS = Integer.SIZE;
    private static final long HALF = 1L << (BITS - 1);

    private final TileAddress tile;
    private final int side;
    private final int shift;
    private final long west;

    /** The south edge of row {@code i - 1}, which is the north edge of row {@code i}. */
    private final long[] latitudes;

    /** @param side how many cells a tile is wide, a power of two up to 64 */
    public TileGrid(TileAddress tile, int side) {
        if (Integer.bitCount(side) != 1 || side > 64) {
            throw new IllegalArgumentException("no grid of " + side);
        }
        this.tile = tile;
        this.side = side;
        this.shift = BITS - tile.zoom() - Integer.numberOfTrailingZeros(side);
        this.west = (((long) tile.column() * side) << shift) - HALF;
        this.latitudes = new long[side + 1];
        double all = (double) side * (1 << tile.zoom());
        for (int i = 0; i <= side; i++) {
            latitudes[i] =
                    GeoEncodingUtils.encodeLatitudeCeil(WebMercator.latitude(((double) tile.row() * side + i) / all));
        }
    }

    public TileAddress tile() {
        return tile;
    }

    /** How many cells the tile is wide and high. */
    public int side() {
        return side;
    }

    public int cells() {
        return side * side;
    }

    /** The cell's column; less than 0 or at least {@link #side} when the longitude is not in the tile. */
    int column(int longitude) {
        return (int) ((longitude - west) >> shift);
    }

    /** The cell's row; less than 0 or at least {@link #side} when the latitude is not in the tile. */
    int row(int latitude) {
        if (latitude >= latitudes[0]) {
            return -1;
        }
        if (latitude < latitudes[side]) {
            return side;
        }
        int above = 0;
        for (int step = side >> 1; step > 0; step >>= 1) {
            if (latitude < latitudes[above + step]) {
                above += step;
            }
        }
        return above;
    }

    /** The number of the cell, or -1 when the position is not in the tile. */
    public int cell(int latitude, int longitude) {
        int column = column(longitude);
        int row = row(latitude);
        return column < 0 || column >= side || row < 0 || row >= side ? -1 : row * side + column;
    }

    /** The same for a position that is known to be no further north than row {@code top}. */
    int cellFrom(int top, int latitude, int longitude) {
        int column = column(longitude);
        if (top < 0 || column < 0 || column >= side) {
            return cell(latitude, longitude);
        }
        int row = top;
        while (row < side && latitude < latitudes[row + 1]) {
            row++;
        }
        return row == side ? -1 : row * side + column;
    }

    /** What was reckoned around the middle of parts of the tree may lie beyond the cell when some are taken off. */
    int clampLongitude(int cell, long longitude) {
        long edge = west + (cell % side) * width();
        return (int) Math.clamp(longitude, edge, edge + width() - 1);
    }

    int clampLatitude(int cell, long latitude) {
        int row = cell / side;
        return (int) Math.clamp(latitude, latitudes[row + 1], latitudes[row] - 1);
    }

    /** One cell in degrees. */
    public Envelope degrees(int cell) {
        double all = (double) side * (1 << tile.zoom());
        double column = (double) tile.column() * side + Math.floorMod(cell, side);
        double row = (double) tile.row() * side + Math.floorDiv(cell, side);
        return new Envelope(
                WebMercator.longitude(column / all),
                WebMercator.longitude((column + 1) / all),
                WebMercator.latitude((row + 1) / all),
                WebMercator.latitude(row / all));
    }

    long width() {
        return 1L << shift;
    }

    long height(int row) {
        return latitudes[row] - latitudes[row + 1];
    }
}
