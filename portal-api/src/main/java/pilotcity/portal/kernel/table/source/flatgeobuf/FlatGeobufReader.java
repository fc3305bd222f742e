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
import org.wololo.flatgeobuf.generated.Feature;
import org.wololo.flatgeobuf.generated.Geometry;
import pilotcity.portal.kernel.table.source.ReadLimits;
import pilotcity.portal.kernel.table.source.SourceColumn;
import pilotcity.portal.kernel.table.source.SourceRow;
import pilotcity.portal.kernel.table.source.TableReader;

/** The features of a FlatGeobuf. FlatBuffers trust what they read, so lengths are checked before they are followed. */
final class FlatGeobufReader implements TableReader {
    private static final long BYTES_OF_A_POINT = 48;

    private final PushbackInputStream in;
    private final FlatGeobufColumns columns;
    private final FlatGeobufShapes shapes;
    private final long count;
    private final ReadLimits limits;
    private long row;

    FlatGeobufReader(
            InputStream in, FlatGeobufColumns columns, FlatGeobufShapes shapes, long count, ReadLimits limits) {
        this.in = new PushbackInputStream(in);
        this.columns = columns;
        this.shapes = shapes;
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
            throw FlatGeobufShapes.damaged(row);
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

    private SourceRow row(ByteBuffer block) {
        Feature feature = Feature.getRootAsFeature(block);
        @Nullable Object[] cells = new @Nullable Object[columns.columns().size()];
        ByteBuffer properties = feature.propertiesAsByteBuffer();
        if (properties != null) {
            properties.order(ByteOrder.LITTLE_ENDIAN);
            while (properties.hasRemaining()) {
                int column = Short.toUnsignedInt(properties.getShort());
                if (column >= columns.types().size()) {
                    throw FlatGeobufShapes.damaged(row);
                }
                cells[column] = columns.value(column, properties, row, limits);
            }
        }
        Geometry geometry = feature.geometry();
        cells[cells.length - 1] = geometry == null ? null : shapes.read(geometry, block.limit(), row);
        return new SourceRow(row, Arrays.asList(cells));
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
