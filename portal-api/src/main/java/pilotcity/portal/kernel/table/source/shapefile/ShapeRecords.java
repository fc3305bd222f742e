package pilotcity.portal.kernel.table.source.shapefile;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import pilotcity.portal.kernel.table.source.ReadLimits;
import pilotcity.portal.kernel.table.source.TableSourceException;

/** The main file, {@code .shp}: one shape after the other; measures are left out. */
final class ShapeRecords implements AutoCloseable {
    private static final GeometryFactory SHAPES = new GeometryFactory();
    private static final int HEADER_BYTES = 100;
    private static final int FILE_CODE = 9994;
    private static final int RECORD_HEADER_BYTES = 8;
    private static final int BOX_BYTES = 32;
    private static final int BYTES_OF_A_POINT = 16;
    private static final int RANGE_BYTES = 16;
    /** What is less stands for no height (ESRI Shapefile Technical Description, Numeric Types). */
    private static final double NO_DATA = -1e38;
    /** Heights and measures beside each point, and a part for each. */
    private static final long LARGEST_OF_A_POINT = 40;

    private final LittleEndian in;
    private final ReadLimits limits;
    private long left;
    private long row;

    ShapeRecords(LittleEndian in, ReadLimits limits) throws IOException {
        this.in = in;
        this.limits = limits;
        ByteBuffer header = in.take(HEADER_BYTES, 0).order(ByteOrder.BIG_ENDIAN);
        if (header.getInt(0) != FILE_CODE) {
            throw new TableSourceException(
                    0,
                    "“" + in.name() + "”不是 shapefile：开头不符。",
                    "'" + in.name() + "' is no shapefile: it begins in another way.");
        }
        this.left = 2L * Integer.toUnsignedLong(header.getInt(24)) - HEADER_BYTES;
    }

    /** Whether there is one more. */
    boolean hasNext() {
        return left >= RECORD_HEADER_BYTES;
    }

    /** The next shape: null for the shape that is none, a text where there is something that cannot be a shape. */
    @Nullable
    Object next() throws IOException {
        row++;
        ByteBuffer header = in.take(RECORD_HEADER_BYTES, row).order(ByteOrder.BIG_ENDIAN);
        long length = 2L * Integer.toUnsignedLong(header.getInt(4));
        left -= RECORD_HEADER_BYTES + length;
        if (left < 0 || length < Integer.BYTES) {
            throw new TableSourceException(
                    row,
                    "“%s”在第 %,d 条记录处损坏。".formatted(in.name(), row),
                    "'%s' is damaged at record %,d.".formatted(in.name(), row));
        }
        limits.requirePoints(row, length / LARGEST_OF_A_POINT);
        ByteBuffer content = in.take((int) length, row);
        int type = content.getInt();
        try {
            return shape(type, content);
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            throw new TableSourceException(
                    row,
                    "“%s”在第 %,d 条记录处损坏。".formatted(in.name(), row),
                    "'%s' is damaged at record %,d.".formatted(in.name(), row));
        } catch (IllegalArgumentException e) {
            return "shape of type " + type + ": " + e.getMessage();
        }
    }

    private @Nullable Geometry shape(int type, ByteBuffer content) {
        return switch (type) {
            case 0 -> null;
            case 1, 21 -> SHAPES.createPoint(position(content));
            case 11 -> SHAPES.createPoint(positions(content, 1, 0)[0]);
            case 8, 18, 28 -> {
                content.position(content.position() + BOX_BYTES);
                yield SHAPES.createMultiPointFromCoords(
                        positions(content, count(content), type == 18 ? RANGE_BYTES : -1));
            }
            case 3, 13, 23 -> {
                List<LineString> lines = parts(content, type == 13).stream()
                        .map(SHAPES::createLineString)
                        .toList();
                yield lines.size() == 1
                        ? lines.getFirst()
                        : SHAPES.createMultiLineString(lines.toArray(LineString[]::new));
            }
            case 5, 15, 25 -> RingAssembly.polygons(parts(content, type == 15), SHAPES);
            default -> throw new IllegalArgumentException("not read here");
        };
    }

    private static Coordinate position(ByteBuffer content) {
        return new Coordinate(content.getDouble(), content.getDouble());
    }

    private int count(ByteBuffer content) {
        int count = content.getInt();
        if (count < 0 || count > content.remaining() / BYTES_OF_A_POINT) {
            throw new BufferUnderflowException();
        }
        limits.requirePoints(row, count);
        return count;
    }

    /** @param gap how many bytes stand between the positions and their heights, -1 where they have none */
    private static Coordinate[] positions(ByteBuffer content, int count, int gap) {
        Coordinate[] positions = new Coordinate[count];
        for (int i = 0; i < count; i++) {
            positions[i] = position(content);
        }
        if (gap >= 0 && content.remaining() >= gap + (long) count * Double.BYTES) {
            content.position(content.position() + gap);
            for (Coordinate position : positions) {
                double height = content.getDouble();
                position.setZ(height < NO_DATA ? Double.NaN : height);
            }
        }
        return positions;
    }

    private List<Coordinate[]> parts(ByteBuffer content, boolean heights) {
        content.position(content.position() + BOX_BYTES);
        int parts = content.getInt();
        int points = count(content);
        if (parts < 0 || parts > points || parts > content.remaining() / Integer.BYTES) {
            throw new BufferUnderflowException();
        }
        int[] starts = new int[parts + 1];
        for (int i = 0; i < parts; i++) {
            starts[i] = content.getInt();
        }
        starts[parts] = points;
        List<Coordinate[]> lines = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            if (starts[i] < 0 || starts[i + 1] < starts[i] || (i == 0 && starts[0] != 0)) {
                throw new BufferUnderflowException();
            }
        }
        Coordinate[] all = positions(content, points, heights ? RANGE_BYTES : -1);
        for (int i = 0; i < parts; i++) {
            lines.add(Arrays.copyOfRange(all, starts[i], starts[i + 1]));
        }
        return lines;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
