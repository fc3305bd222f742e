package pilotcity.index.tilegrid;

import java.util.Arrays;
import java.util.OptionalInt;
import org.apache.lucene.geo.GeoEncodingUtils;

/** How many documents each cell of a grid has, and where they are on average. */
public final class CellCounts {
    private static final int UNKNOWN = -1;

    private final TileGrid tileGrid;
    private final int[] counts;
    private final long[] latitudes;
    private final long[] longitudes;
    private final int[] documents;

    public CellCounts(TileGrid tileGrid) {
        this.tileGrid = tileGrid;
        this.counts = new int[tileGrid.cells()];
        this.latitudes = new long[tileGrid.cells()];
        this.longitudes = new long[tileGrid.cells()];
        this.documents = new int[tileGrid.cells()];
    }

    /** Counts one document where it is; returns its cell, or -1 when it is not in the tile and was not counted. */
    public int add(int document, int latitude, int longitude) {
        int cell = tileGrid.cell(latitude, longitude);
        if (cell >= 0) {
            add(cell, 1, latitude, longitude, document);
        }
        return cell;
    }

    /** Counts several documents of one cell around a position. */
    void addAll(int cell, int count, int latitude, int longitude) {
        add(cell, count, latitude, longitude, UNKNOWN);
    }

    /** Takes off one document that was counted at its position and is no longer there. */
    public void remove(int latitude, int longitude) {
        int cell = tileGrid.cell(latitude, longitude);
        if (cell >= 0) {
            add(cell, -1, latitude, longitude, UNKNOWN);
        }
    }

    void add(int cell, int count, int latitude, int longitude, int document) {
        counts[cell] += count;
        latitudes[cell] += (long) count * latitude;
        longitudes[cell] += (long) count * longitude;
        documents[cell] = document;
    }

    public TileGrid grid() {
        return tileGrid;
    }

    /** How many documents cell {@code cell} has, row by row from the north west. */
    public int count(int cell) {
        return counts[cell];
    }

    /** How many documents all cells have. */
    public long total() {
        return Arrays.stream(counts).asLongStream().sum();
    }

    /** The counts of all cells. */
    public int[] all() {
        return counts.clone();
    }

    /** The number, in the reader of the index, of the only document of a cell; empty when it was not looked at. */
    public OptionalInt document(int cell) {
        if (counts[cell] != 1) {
            throw new IllegalStateException("cell " + cell + " has " + counts[cell] + " documents");
        }
        return documents[cell] == UNKNOWN ? OptionalInt.empty() : OptionalInt.of(documents[cell]);
    }

    /** The mean longitude of a cell that is not empty. */
    public double longitude(int cell) {
        return GeoEncodingUtils.decodeLongitude(tileGrid.clampLongitude(cell, longitudes[cell] / counts[cell]));
    }

    /** The mean latitude of a cell that is not empty. */
    public double latitude(int cell) {
        return GeoEncodingUtils.decodeLatitude(tileGrid.clampLatitude(cell, latitudes[cell] / counts[cell]));
    }
}
