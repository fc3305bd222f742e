package pilotcity.index.tilegrid;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PointValues;
import org.apache.lucene.index.PointValues.IntersectVisitor;
import org.apache.lucene.index.PointValues.PointTree;
import org.apache.lucene.index.PointValues.Relation;
import org.apache.lucene.util.NumericUtils;

/**
 * Counts all documents of a point field by walking its tree: a part of the tree that lies in one cell, and takes up
 * little of it or has no parts itself, is counted as a whole without a look at its documents. Deleted documents are
 * counted with the others.
 */
public final class PointTreeCounter {
    /** A part of the tree no larger than this part of a cell is counted at its middle. */
    private static final int MIDDLE = 4;

    /** Half of what a leaf of the tree holds at most. */
    private static final long MANY = 256;

    private final TileGrid tileGrid;
    private final CellCounts counts;
    private final PointTree tree;
    private final Visitor visitor;

    private PointTreeCounter(CellCounts counts, PointTree tree, int base) {
        this.tileGrid = counts.grid();
        this.counts = counts;
        this.tree = tree;
        this.visitor = new Visitor(base);
    }

    /** Adds the documents of one segment that have a point in {@code field}. */
    public static void count(LeafReaderContext segment, String field, CellCounts counts) throws IOException {
        PointValues values = segment.reader().getPointValues(field);
        if (values != null) {
            new PointTreeCounter(counts, values.getPointTree(), segment.docBase).walk();
        }
    }

    private void walk() throws IOException {
        int cell = visitor.box(tree.getMinPackedValue(), tree.getMaxPackedValue());
        if (cell == Visitor.APART) {
            return;
        }
        if (cell >= 0 && visitor.isSmall) {
            countWhole(cell);
        } else if (tree.moveToChild()) {
            do {
                walk();
            } while (tree.moveToSibling());
            tree.moveToParent();
        } else if (cell >= 0) {
            countWhole(cell);
        } else {
            tree.visitDocValues(visitor);
        }
    }

    /** Few documents are looked at all the same: where they are should be exact, and which it is if it is only one. */
    private void countWhole(int cell) throws IOException {
        if (tree.size() < MANY) {
            tree.visitDocValues(visitor);
        } else {
            counts.addAll(cell, Math.toIntExact(tree.size()), visitor.latitude, visitor.longitude);
        }
    }

    /** Looks at the documents of a leaf. */
    private final class Visitor implements IntersectVisitor {
        /** The box has nothing in common with the tile. */
        static final int APART = -2;

        /** The box is in several cells. */
        static final int SEVERAL = -1;

        private final int base;

        /** What the last box was like: its middle, its cell, and whether it is small compared with the cell. */
        private int latitude;

        private int longitude;
        private int cell;
        private int top;
        private boolean isSmall;

        Visitor(int base) {
            this.base = base;
        }

        /** The one cell that the box lies in, {@link #SEVERAL} or {@link #APART}. */
        int box(byte[] least, byte[] most) {
            int south = NumericUtils.sortableBytesToInt(least, 0);
            int west = NumericUtils.sortableBytesToInt(least, Integer.BYTES);
            int north = NumericUtils.sortableBytesToInt(most, 0);
            int east = NumericUtils.sortableBytesToInt(most, Integer.BYTES);
            top = tileGrid.row(north);
            int left = tileGrid.column(west);
            if (top >= tileGrid.side()
                    || left >= tileGrid.side()
                    || tileGrid.row(south) < 0
                    || tileGrid.column(east) < 0) {
                return APART;
            }
            cell = tileGrid.cell(south, west);
            if (cell < 0 || cell != tileGrid.cell(north, east)) {
                return SEVERAL;
            }
            latitude = (int) (((long) south + north) / 2);
            longitude = (int) (((long) west + east) / 2);
            isSmall = ((long) east - west) * MIDDLE <= tileGrid.width()
                    && ((long) north - south) * MIDDLE <= tileGrid.height(top);
            return cell;
        }

        /** The box of a leaf is that of its points; the tree knows only one around it. */
        @Override
        public Relation compare(byte[] least, byte[] most) {
            int found = box(least, most);
            if (found == APART) {
                return Relation.CELL_OUTSIDE_QUERY;
            }
            return found >= 0 && isSmall ? Relation.CELL_INSIDE_QUERY : Relation.CELL_CROSSES_QUERY;
        }

        @Override
        public void visit(int document) {
            counts.add(cell, 1, latitude, longitude, base + document);
        }

        @Override
        public void visit(int document, byte[] position) {
            int south = NumericUtils.sortableBytesToInt(position, 0);
            int west = NumericUtils.sortableBytesToInt(position, Integer.BYTES);
            int found = tileGrid.cellFrom(top, south, west);
            if (found >= 0) {
                counts.add(found, 1, south, west, base + document);
            }
        }
    }
}
