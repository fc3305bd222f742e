package pilotcity.portal.kernel.table.source.flatgeobuf;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wololo.flatgeobuf.generated.Crs;
import org.wololo.flatgeobuf.generated.Header;
import pilotcity.portal.kernel.table.source.ReadLimits;
import pilotcity.portal.kernel.table.source.ReadingOptions;
import pilotcity.portal.kernel.table.source.TableFile;
import pilotcity.portal.kernel.table.source.TableFormat;
import pilotcity.portal.kernel.table.source.TableReader;
import pilotcity.portal.kernel.table.source.TableSourceException;
import pilotcity.portal.kernel.table.source.bytes.FileBytes;

/** A FlatGeobuf, which holds one table. */
public final class FlatGeobufFile implements TableFile {
    private static final int MAGIC_BYTES = 8;
    private static final int LARGEST_HEADER = 16 << 20;
    private static final int NODE_BYTES = 40;
    private static final int BUFFER = 1 << 16;
    private static final String WGS84 = "EPSG:4326";

    private final FileBytes bytes;
    private final String table;
    private final ReadLimits limits;
    private final FlatGeobufColumns columns;
    private final FlatGeobufShapes shapes;
    private final long start;
    private final long count;

    private FlatGeobufFile(FileBytes bytes, String table, ReadLimits limits) throws IOException {
        this.bytes = bytes;
        this.table = table;
        this.limits = limits;
        try (InputStream in = new BufferedInputStream(bytes.open(), BUFFER)) {
            in.skipNBytes(MAGIC_BYTES);
            ByteBuffer described = block(in, 0, LARGEST_HEADER);
            Header header = Header.getRootAsHeader(described);
            this.count = header.featuresCount();
            this.columns = FlatGeobufColumns.of(header, described.limit(), crs(header), limits);
            this.shapes = new FlatGeobufShapes(header.geometryType(), limits);
            this.start = MAGIC_BYTES + Integer.BYTES + described.limit() + indexBytes(header);
        } catch (IndexOutOfBoundsException
                | IllegalArgumentException
                | NegativeArraySizeException
                | ArithmeticException e) {
            throw new TableSourceException(
                    0, "FlatGeobuf 已损坏：文件头有误。", "The FlatGeobuf is damaged: its header is broken.");
        } catch (java.io.EOFException e) {
            throw new TableSourceException(0, "FlatGeobuf 在文件头处被截断。", "The FlatGeobuf is cut off in its header.");
        }
    }

    public static TableFile open(FileBytes bytes, String table, ReadLimits limits) throws IOException {
        return new FlatGeobufFile(bytes, table, limits);
    }

    /** The next block with its size before it. */
    static ByteBuffer block(InputStream in, long row, long largest) throws IOException {
        byte[] size = in.readNBytes(Integer.BYTES);
        if (size.length < Integer.BYTES) {
            throw cut(row);
        }
        long length = Integer.toUnsignedLong(
                ByteBuffer.wrap(size).order(ByteOrder.LITTLE_ENDIAN).getInt());
        if (length > largest || length < Integer.BYTES) {
            throw new TableSourceException(
                    row,
                    "FlatGeobuf 已损坏：其中一块竟有 %,d 字节。".formatted(length),
                    "The FlatGeobuf is damaged: a block of it would have %,d bytes.".formatted(length));
        }
        byte[] content = in.readNBytes((int) length);
        if (content.length < length) {
            throw cut(row);
        }
        return ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static TableSourceException cut(long row) {
        return new TableSourceException(
                row,
                "FlatGeobuf 在第 %,d 个要素处被截断。".formatted(row),
                "The FlatGeobuf is cut off at feature %,d.".formatted(row));
    }

    private static @Nullable String crs(Header header) {
        Crs crs = header.crs();
        if (crs == null) {
            return null;
        }
        String organisation = crs.org();
        if (crs.code() > 0) {
            return crs.code() == 4326 ? WGS84 : (organisation == null ? "EPSG" : organisation) + ":" + crs.code();
        }
        String text = crs.wkt() == null ? crs.codeString() : crs.wkt();
        return text == null ? crs.name() : text;
    }

    /** The packed Hilbert R-tree in front of the features, which has a root even above a single one. */
    private static long indexBytes(Header header) {
        long level = header.featuresCount();
        int width = header.indexNodeSize();
        if (level == 0 || width == 0) {
            return 0;
        }
        if (level < 0 || width < 2) {
            throw new IllegalArgumentException("no tree has so many nodes");
        }
        long nodes = level;
        do {
            level = Math.ceilDiv(level, width);
            nodes = Math.addExact(nodes, level);
        } while (level > 1);
        return Math.multiplyExact(nodes, (long) NODE_BYTES);
    }

    @Override
    public TableFormat format() {
        return TableFormat.FLATGEOBUF;
    }

    @Override
    public List<String> tables() {
        return List.of(table);
    }

    @Override
    public ReadingOptions detected(String name) {
        return ReadingOptions.NONE;
    }

    @Override
    public TableReader read(String name, ReadingOptions options) {
        try {
            InputStream in = new BufferedInputStream(bytes.open(), BUFFER);
            try {
                in.skipNBytes(start);
                return new FlatGeobufReader(in, columns, shapes, count, limits);
            } catch (java.io.EOFException e) {
                in.close();
                throw new TableSourceException(
                        0, "FlatGeobuf 在空间索引处被截断。", "The FlatGeobuf is cut off in its spatial index.");
            } catch (IOException | RuntimeException e) {
                in.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {}
}
