package pilotcity.index.column;

import java.util.Arrays;
import org.apache.lucene.index.PointValues.Relation;

/**
 * The documents of a segment along a curve through their positions (Morton, A Computer Oriented Geodetic Data Base,
 * 1966), under a tree of boxes: what is in an area is found without a look at most of the rest. It takes about fourteen
 * bytes a document.
 */
public final class PositionTree {
    /** Positions under one leaf. */
    private static final int LEAF = 32;

    /** Nodes with at most this many positions are not looked into for an estimate. */
    private static final int ROUGH = 1024;

    private static final int CURVE_BITS = 16;
    private static final int BOX = 4;

    private final int[] documents;

    /** Positions in the order of the tree: those of a leaf lie together. */
    private final int[] latitudes;

    private final int[] longitudes;

    /** South, north, west and east of each node; those under node i are 2i and 2i + 1, and node 1 is the root. */
    private final int[] boxes;

    private final int leaves;

    /** An area of the Earth, in the whole numbers that Lucene stores positions as. */
    public interface Area {
        /** How a box, with all of its edges, lies to the area; {@code CELL_CROSSES_QUERY} is never wrong. */
        Relation relate(int south, int north, int west, int east);

        boolean holds(int latitude, int longitude);
    }

    /** Receives each document once, in no particular order. */
    @FunctionalInterface
    public interface Receiver {
        /** The documents from {@code from} to before {@code to}, in an array that is reused. */
        void several(int[] documents, int from, int to);
    }

    private PositionTree(PositionColumn column, int[] documents) {
        this.documents = documents;
        this.latitudes = new int[documents.length];
        this.longitudes = new int[documents.length];
        for (int i = 0; i < documents.length; i++) {
            latitudes[i] = column.latitude(documents[i]);
            longitudes[i] = column.longitude(documents[i]);
        }
        int full = (documents.length + LEAF - 1) / LEAF;
        this.leaves = Math.max(1, Integer.highestOneBit(Math.max(1, 2 * full - 1)));
        this.boxes = new int[BOX * 2 * leaves];
        for (int node = 2 * leaves - 1; node > 0; node--) {
            if (node >= leaves) {
                coverLeaf(node);
            } else {
                cover(node);
            }
        }
    }

    /** @param size documents of the segment */
    static PositionTree of(PositionColumn column, int size) {
        int[] box = new int[BOX];
        empty(box, 0);
        int count = 0;
        for (int document = 0; document < size; document++) {
            if (column.has(document)) {
                extend(box, 0, column.latitude(document), column.longitude(document));
                count++;
            }
        }
        int down = shift((long) box[1] - box[0]);
        int left = shift((long) box[3] - box[2]);
        long[] places = new long[count];
        for (int document = 0, i = 0; document < size; document++) {
            if (column.has(document)) {
                long curve = (spread((int) (((long) column.latitude(document) - box[0]) >>> down)) << 1)
                        | spread((int) (((long) column.longitude(document) - box[2]) >>> left));
                places[i++] = (curve << (Integer.SIZE - 1)) | document;
            }
        }
        Arrays.sort(places);
        int[] documents = new int[count];
        for (int i = 0; i < count; i++) {
            documents[i] = (int) places[i] & Integer.MAX_VALUE;
        }
        return new PositionTree(column, documents);
    }

    /** How many of its last bits a number up to {@code most} loses to fit the curve. */
    private static int shift(long most) {
        return Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(most) - CURVE_BITS);
    }

    /** A zero before each of the last 16 bits. */
    private static long spread(int bits) {
        int spread = bits;
        spread = (spread | (spread << 8)) & 0x00FF00FF;
        spread = (spread | (spread << 4)) & 0x0F0F0F0F;
        spread = (spread | (spread << 2)) & 0x33333333;
        return (spread | (spread << 1)) & 0x55555555;
    }

    private void coverLeaf(int node) {
        int at = BOX * node;
        empty(boxes, at);
        int to = end(node, 0);
        for (int i = begin(node, 0); i < to; i++) {
            extend(boxes, at, latitudes[i], longitudes[i]);
        }
    }

    private void cover(int node) {
        int at = BOX * node;
        int one = BOX * 2 * node;
        int other = one + BOX;
        boxes[at] = Math.min(boxes[one], boxes[other]);
        boxes[at + 1] = Math.max(boxes[one + 1], boxes[other + 1]);
        boxes[at + 2] = Math.min(boxes[one + 2], boxes[other + 2]);
        boxes[at + 3] = Math.max(boxes[one + 3], boxes[other + 3]);
    }

    private static void empty(int[] boxes, int at) {
        boxes[at] = Integer.MAX_VALUE;
        boxes[at + 1] = Integer.MIN_VALUE;
        boxes[at + 2] = Integer.MAX_VALUE;
        boxes[at + 3] = Integer.MIN_VALUE;
    }

    private static void extend(int[] boxes, int at, int latitude, int longitude) {
        boxes[at] = Math.min(boxes[at], latitude);
        boxes[at + 1] = Math.max(boxes[at + 1], latitude);
        boxes[at + 2] = Math.min(boxes[at + 2], longitude);
        boxes[at + 3] = Math.max(boxes[at + 3], longitude);
    }

    /** Levels between the leaves and the root. */
    private int height() {
        return Integer.numberOfTrailingZeros(leaves);
    }

    private int begin(int node, int height) {
        return Math.min(documents.length, ((node << height) - leaves) * LEAF);
    }

    private int end(int node, int height) {
        return Math.min(documents.length, (((node + 1) << height) - leaves) * LEAF);
    }

    /** About how many documents are in {@code area}; 0 only if none is. */
    public int estimate(Area area) {
        return documents.length == 0 ? 0 : estimate(area, 1, height());
    }

    private int estimate(Area area, int node, int height) {
        int size = end(node, height) - begin(node, height);
        Relation relation = size == 0 ? Relation.CELL_OUTSIDE_QUERY : relate(area, node);
        if (relation != Relation.CELL_CROSSES_QUERY) {
            return relation == Relation.CELL_INSIDE_QUERY ? size : 0;
        }
        return size <= ROUGH
                ? (size + 1) / 2
                : estimate(area, 2 * node, height - 1) + estimate(area, 2 * node + 1, height - 1);
    }

    /** Tells of all documents in {@code area}. */
    public void find(Area area, Receiver found) {
        if (documents.length > 0) {
            find(area, found, 1, height(), new int[LEAF]);
        }
    }

    private void find(Area area, Receiver found, int node, int height, int[] some) {
        int from = begin(node, height);
        int to = end(node, height);
        Relation relation = from == to ? Relation.CELL_OUTSIDE_QUERY : relate(area, node);
        if (relation == Relation.CELL_INSIDE_QUERY) {
            found.several(documents, from, to);
        } else if (relation == Relation.CELL_CROSSES_QUERY && height > 0) {
            find(area, found, 2 * node, height - 1, some);
            find(area, found, 2 * node + 1, height - 1, some);
        } else if (relation == Relation.CELL_CROSSES_QUERY) {
            int size = 0;
            for (int i = from; i < to; i++) {
                if (area.holds(latitudes[i], longitudes[i])) {
                    some[size++] = documents[i];
                }
            }
            found.several(some, 0, size);
        }
    }

    private Relation relate(Area area, int node) {
        int at = BOX * node;
        return area.relate(boxes[at], boxes[at + 1], boxes[at + 2], boxes[at + 3]);
    }
}
