package pilotcity.portal.face.export;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Envelope;

/** The packed R-tree of a FlatGeobuf file, read as its specification says: the root first, nodes of sixteen. */
record FlatGeobufTree(ByteBuffer file, int start, int features) {
    private static final int NODES = 16;
    private static final int BYTES = 40;

    /** How many bytes it has. */
    static int size(int features) {
        int nodes = features;
        int level = features;
        do {
            level = (level + NODES - 1) / NODES;
            nodes += level;
        } while (level != 1);
        return nodes * BYTES;
    }

    /** Where features stand, behind the tree, whose boxes meet {@code wanted}. */
    List<Integer> search(Envelope wanted) {
        List<Integer> found = new ArrayList<>();
        int all = size(features) / BYTES;
        search(0, 1, all - features, wanted, found);
        return found;
    }

    private void search(int from, int count, int leaves, Envelope wanted, List<Integer> found) {
        for (int node = from; node < from + count; node++) {
            int at = start + node * BYTES;
            boolean meets = file.getDouble(at) <= wanted.getMaxX()
                    && file.getDouble(at + 8) <= wanted.getMaxY()
                    && file.getDouble(at + 16) >= wanted.getMinX()
                    && file.getDouble(at + 24) >= wanted.getMinY();
            int points = (int) file.getLong(at + 32);
            if (meets && node >= leaves) {
                found.add(points);
            } else if (meets) {
                search(points, Math.min(NODES, end(points) - points), leaves, wanted, found);
            }
        }
    }

    /** Where the level ends that {@code node} is on. */
    private int end(int node) {
        int end = size(features) / BYTES;
        int level = features;
        while (node < end - level) {
            end -= level;
            level = (level + NODES - 1) / NODES;
        }
        return end;
    }
}
