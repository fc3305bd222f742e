package pilotcity.index.tile;

import org.apache.lucene.geo.GeoEncodingUtils;

/** How many documents each cell of a grid has, and where they are on average. */
public final class Counts {
    private static final int UNKNOWN = -1;

    private final Grid grid;
    private final int[] counts;
    private final long[] latitudes;
    private final long[] longitudes;
    private final int[] documents;

    public Counts(Grid grid) {
        this.grid = grid;
        this.counts = new int[grid.cells()];
        this.latitudes = new long[grid.cells()];
        this.longitudes = new long[grid.cells()];
        this.documents = new int[grid.cells()];
    }

    /** Counts one document where it is, if that is in the tile. */
    public void add(int document, int latitude, int longitude) {
        int cell = grid.cell(latitude, longitude);
        if (cell >= 0) {
            add(cell, 1, latitude, longitude, document);
        }
    }

    /** Counts several documents of one cell around a position. */
    void addAll(int cell, int count, int latitude, int longitude) {
        add(cell, count, latitude, longitude, UNKNOWN);
    }

    void add(int cell, int count, int latitude, int longitude, int document) {
        counts[cell] += count;
        latitudes[cell] += (long) count * latitude;
        longitudes[cell] += (long) count * longitude;
        documents[cell] = document;
    }

    public Grid grid() {
        return grid;
    }

    /** How many documents cell {@code cell} has, row by row from the north west. */
    public int count(int cell) {
        return counts[cell];
    }

    /** The counts of all cells. */
    public int[] all() {
        return counts.clone();
    }

    /** The number, in the reader of the index, of the only document of a cell. */
    public int document(int cell) {
        if (counts[cell] != 1 || documents[cell] == UNKNOWN) {
            throw new IllegalStateException("cell " + cell + " is not that of one document");
        }
        return documents[cell];
    }

    /** The mean longitude of a cell that is not empty. */
    public double longitude(int cell) {
        return GeoEncodingUtils.decodeLongitude((int) (longitudes[cell] / counts[cell]));
    }

    /** The mean latitude of a cell that is not empty. */
    public double latitude(int cell) {
        return GeoEncodingUtils.decodeLatitude((int) (latitudes[cell] / counts[cell]));
    }
}
