package pilotcity.portal.face.shared.export.spatialindex;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.shape.fractal.HilbertCode;
import pilotcity.portal.face.shared.export.row.UnlockedByteStream;

/**
 * Pieces of a file with the box of each, kept in a temporary file until the last one has come, and then read in the
 * order of a Hilbert curve. In memory are eight bytes for each piece.
 */
public final class FeatureSpool implements Closeable {
    /** How many pieces it takes: so that their order and the tree above them stay within 48 MiB. */
    public static final long MOST = 4L << 20;

    private static final ValueLayout.OfDouble DOUBLE = ValueLayout.JAVA_DOUBLE_UNALIGNED;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;
    private static final int BOX = 4;
    private static final int RECORD = (BOX + 1) * Double.BYTES;
    private static final int LEVEL = 15;
    private static final long LAST = 1L << (2 * LEVEL);

    private final Path pieceFile;
    private final Path boxFile;
    private final OutputStream pieceOut;
    private final OutputStream boxOut;
    private final UnlockedByteStream pieces;
    private final UnlockedByteStream boxes;
    private final ByteBuffer record = ByteBuffer.allocate(RECORD).order(java.nio.ByteOrder.nativeOrder());
    private final Envelope extent = new Envelope();
    private final Arena arena = Arena.ofConfined();
    private long length;
    private int count;
    private @Nullable MemorySegment readPieces;
    private @Nullable MemorySegment readBoxes;

    public FeatureSpool(Path scratch) throws IOException {
        this.pieceFile = Files.createTempFile(scratch, "export", ".pieces");
        this.boxFile = Files.createTempFile(scratch, "export", ".boxes");
        this.pieceOut = Files.newOutputStream(pieceFile);
        this.boxOut = Files.newOutputStream(boxFile);
        this.pieces = new UnlockedByteStream(pieceOut);
        this.boxes = new UnlockedByteStream(boxOut);
    }

    /** @param box where it is; null, as JTS has it, for a piece that is nowhere */
    public void add(byte[] piece, Envelope box) throws IOException {
        extent.expandToInclude(box);
        boolean nowhere = box.isNull();
        record.clear()
                .putDouble(nowhere ? Double.POSITIVE_INFINITY : box.getMinX())
                .putDouble(nowhere ? Double.POSITIVE_INFINITY : box.getMinY())
                .putDouble(nowhere ? Double.NEGATIVE_INFINITY : box.getMaxX())
                .putDouble(nowhere ? Double.NEGATIVE_INFINITY : box.getMaxY())
                .putLong(length);
        boxes.write(record.array(), 0, RECORD);
        pieces.write(piece, 0, piece.length);
        length += piece.length;
        count++;
    }

    public int count() {
        return count;
    }

    /** The box around all boxes. */
    public Envelope extent() {
        return extent;
    }

    /** Ends the adding. The pieces by their numbers, along the curve; those that are nowhere come last. */
    public int[] order() throws IOException {
        pieces.flush();
        boxes.flush();
        readPieces = mapped(pieceFile);
        MemorySegment places = mapped(boxFile);
        readBoxes = places;
        long[] keys = new long[count];
        for (int i = 0; i < count; i++) {
            keys[i] = code(places, i) << Integer.SIZE | i;
        }
        Arrays.sort(keys);
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = (int) keys[i];
        }
        return order;
    }

    private MemorySegment mapped(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
        }
    }

    private long code(MemorySegment places, int piece) {
        double minX = value(places, piece, 0);
        if (Double.isInfinite(minX)) {
            return LAST;
        }
        double x = (minX + value(places, piece, 2)) / 2 - extent.getMinX();
        double y = (value(places, piece, 1) + value(places, piece, 3)) / 2 - extent.getMinY();
        return HilbertCode.encode(LEVEL, scaled(x, extent.getWidth()), scaled(y, extent.getHeight()));
    }

    private static int scaled(double distance, double all) {
        return all == 0 ? 0 : (int) (distance / all * ((1 << LEVEL) - 1));
    }

    private static double value(MemorySegment places, int piece, int at) {
        return places.get(DOUBLE, (long) piece * RECORD + (long) at * Double.BYTES);
    }

    /** Puts the four ends of a box into {@code box}: least x and y, greatest x and y. */
    void box(int piece, double[] box) {
        MemorySegment places = java.util.Objects.requireNonNull(readBoxes);
        for (int i = 0; i < BOX; i++) {
            box[i] = value(places, piece, i);
        }
    }

    /** How long a piece is. */
    long length(int piece) {
        return end(piece) - start(piece);
    }

    private long start(int piece) {
        return java.util.Objects.requireNonNull(readBoxes).get(LONG, (long) piece * RECORD + (long) BOX * Double.BYTES);
    }

    private long end(int piece) {
        return piece + 1 == count ? length : start(piece + 1);
    }

    /** Writes all pieces in {@code order}. */
    public void write(int[] order, OutputStream out) throws IOException {
        MemorySegment all = java.util.Objects.requireNonNull(readPieces);
        for (int piece : order) {
            byte[] bytes = all.asSlice(start(piece), length(piece)).toArray(ValueLayout.JAVA_BYTE);
            out.write(bytes, 0, bytes.length);
        }
    }

    @Override
    public void close() throws IOException {
        arena.close();
        pieceOut.close();
        boxOut.close();
        Files.deleteIfExists(pieceFile);
        Files.deleteIfExists(boxFile);
    }
}
