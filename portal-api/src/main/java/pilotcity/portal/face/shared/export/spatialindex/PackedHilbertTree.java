package pilotcity.portal.face.shared.export.spatialindex;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The packed Hilbert R-tree of FlatGeobuf: nodes of up to sixteen boxes, the root in front, each with the number of its
 * first child, or on the lowest level with the place of its feature. Only the levels above the lowest are in memory.
 */
public final class PackedHilbertTree {
    public static final int NODE_SIZE = 16;

    private static final int ENDS = 4;
    private static final int NODE_BYTES = (ENDS + 1) * Double.BYTES;

    private final FeatureSpool spool;
    private final int[] order;

    /** From the one above the boxes of the pieces up to the root; each box is four numbers. */
    private final List<double[]> levels = new ArrayList<>();

    public PackedHilbertTree(FeatureSpool spool, int[] order) {
        this.spool = spool;
        this.order = order;
        double[] lowest = level(order.length);
        double[] box = new double[ENDS];
        for (int i = 0; i < order.length; i++) {
            spool.box(order[i], box);
            expand(lowest, i / NODE_SIZE, box, 0);
        }
        levels.add(lowest);
        while (levels.getLast().length > ENDS) {
            double[] below = levels.getLast();
            double[] above = level(below.length / ENDS);
            for (int i = 0; i < below.length / ENDS; i++) {
                expand(above, i / NODE_SIZE, below, i * ENDS);
            }
            levels.add(above);
        }
    }

    private static double[] level(int below) {
        double[] level = new double[(below + NODE_SIZE - 1) / NODE_SIZE * ENDS];
        for (int i = 0; i < level.length; i++) {
            level[i] = i % ENDS < 2 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        }
        return level;
    }

    private static void expand(double[] level, int node, double[] from, int at) {
        int to = node * ENDS;
        level[to] = Math.min(level[to], from[at]);
        level[to + 1] = Math.min(level[to + 1], from[at + 1]);
        level[to + 2] = Math.max(level[to + 2], from[at + 2]);
        level[to + 3] = Math.max(level[to + 3], from[at + 3]);
    }

    public void write(OutputStream out) throws IOException {
        ByteBuffer node = ByteBuffer.allocate(NODE_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        long child = 0;
        for (int i = levels.size() - 1; i >= 0; i--) {
            double[] level = levels.get(i);
            int nodes = level.length / ENDS;
            child += nodes;
            for (int at = 0; at < nodes; at++) {
                write(out, node, level, at * ENDS, child + (long) at * NODE_SIZE);
            }
        }
        double[] box = new double[ENDS];
        long place = 0;
        for (int piece : order) {
            spool.box(piece, box);
            write(out, node, box, 0, place);
            place += spool.length(piece);
        }
    }

    private static void write(OutputStream out, ByteBuffer node, double[] box, int at, long points) throws IOException {
        node.clear();
        for (int i = 0; i < ENDS; i++) {
            node.putDouble(box[at + i]);
        }
        node.putLong(points);
        out.write(node.array(), node.arrayOffset(), NODE_BYTES);
    }
}
