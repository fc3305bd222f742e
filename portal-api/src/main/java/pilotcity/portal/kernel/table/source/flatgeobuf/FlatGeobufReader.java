package pilotcity.portal.kernel.table.source.flatgeobuf;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wololo.flatgeobuf.GeometryConversions;
import org.wololo.flatgeobuf.generated.Feature;
import org.wololo.flatgeobuf.generated.Geometry;
import pilotcity.portal.kernel.table.source.ReadLimits;
import pilotcity.portal.kernel.table.source.SourceColumn;
import pilotcity.portal.kernel.table.source.SourceRow;
import pilotcity.portal.kernel.table.source.TableReader;
import pilotcity.portal.kernel.table.source.TableSourceException;

/** The features of a FlatGeobuf. FlatBuffers trust what they read, so lengths are checked before they are followed. */
final class FlatGeobufReader implements TableReader {
    private static final long BYTES_OF_A_POINT = 48;
    private static final int SMALLEST_PART = 4;

    private final PushbackInputStream in;
    private final FlatGeobufColumns columns;
    private final long count;
    private final ReadLimits limits;
    private long row;

    FlatGeobufReader(InputStream in, FlatGeobufColumns columns, long count, ReadLimits limits) {
        this.in = new PushbackInputStream(in);
        this.columns = columns;
        this.count = count;
        this.limits = limits;
    }

    @Override
    public List<SourceColumn> columns() {
        return columns.columns();
    }

    @Override
    public @Nullable SourceRow next() {
        try {
            if (isAtEnd()) {
                return null;
            }
            row++;
            ByteBuffer block = FlatGeobufFile.block(in, row, largest());
            return row(block);
        } catch (IndexOutOfBoundsException
                | BufferUnderflowException
                | NegativeArraySizeException
                | IllegalArgumentException e) {
            // What FlatBuffers and their buffers throw for places outside of them.
            throw damaged();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A header may leave the count at zero for as many as there are. */
    private boolean isAtEnd() throws IOException {
        if (count > 0) {
            return row >= count;
        }
        int next = in.read();
        if (next >= 0) {
            in.unread(next);
        }
        return next < 0;
    }

    private long largest() {
        return Math.min(
                Integer.MAX_VALUE / 2, limits.geometryPoints() * BYTES_OF_A_POINT + 4L * limits.rowCharacters());
    }

    private TableSourceException damaged() {
        return new TableSourceException(
                row,
                "FlatGeobuf 在第 %,d 个要素处损坏。".formatted(row),
                "The FlatGeobuf is damaged at feature %,d.".formatted(row));
    }

    private SourceRow row(ByteBuffer block) {
        Feature feature = Feature.getRootAsFeature(block);
        @Nullable Object[] cells = new @Nullable Object[columns.columns().size()];
        ByteBuffer properties = feature.propertiesAsByteBuffer();
        if (properties != null) {
            properties.order(ByteOrder.LITTLE_ENDIAN);
            while (properties.hasRemaining()) {
                int column = Short.toUnsignedInt(properties.getShort());
                if (column >= columns.types().size()) {
                    throw damaged();
                }
                cells[column] = columns.value(column, properties, row, limits);
            }
        }
        Geometry geometry = feature.geometry();
        cells[cells.length - 1] = geometry == null ? null : shape(geometry, block.limit());
        return new SourceRow(row, Arrays.asList(cells));
    }

    private Object shape(Geometry geometry, int bytes) {
        requireSound(geometry, bytes, 1);
        try {
            return GeometryConversions.deserialize(geometry, geometry.type());
        } catch (RuntimeException e) {
            // The library throws of every kind for a type that it does not know and parts that do not fit.
            return "shape of type " + geometry.type() + ": " + e.getMessage();
        }
    }

    private void requireSound(Geometry geometry, int bytes, int depth) {
        limits.requireNesting(row, depth);
        limits.requirePoints(row, geometry.xyLength() / 2);
        boolean lengths = geometry.xyLength() <= bytes / Double.BYTES
                && geometry.zLength() <= bytes / Double.BYTES
                && geometry.mLength() <= bytes / Double.BYTES
                && geometry.endsLength() <= bytes / Integer.BYTES
                && geometry.partsLength() <= bytes / SMALLEST_PART;
        if (!lengths || geometry.xyLength() % 2 != 0) {
            throw damaged();
        }
        long before = 0;
        for (int i = 0; i < geometry.endsLength(); i++) {
            if (geometry.ends(i) < before || geometry.ends(i) > geometry.xyLength() / 2) {
                throw damaged();
            }
            before = geometry.ends(i);
        }
        for (int i = 0; i < geometry.partsLength(); i++) {
            requireSound(geometry.parts(i), bytes, depth + 1);
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
