package pilotcity.portal.kernel.table.source.shapefile;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import pilotcity.portal.kernel.table.source.TableSourceException;
import pilotcity.portal.kernel.table.source.bytes.FileBytes;

/** Takes blocks of bytes from a stream; one that ends in the middle is damaged. */
record LittleEndian(InputStream in, String name) implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    static LittleEndian open(FileBytes bytes, String name) throws IOException {
        return new LittleEndian(new BufferedInputStream(bytes.open(), BUFFER), name);
    }

    /** @throws TableSourceException when there are not as many */
    ByteBuffer take(int count, long row) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new TableSourceException(
                    row,
                    "“%s”在第 %,d 条记录处被截断。".formatted(name, row),
                    "'%s' is cut off at record %,d.".formatted(name, row));
        }
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
