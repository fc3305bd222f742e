package pilotcity.portal.kernel.table.source.bytes;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import pilotcity.portal.kernel.table.source.ReadLimits;
import pilotcity.portal.kernel.table.source.TableSourceException;

/** What comes out of packed bytes, up to the limits. Damage in them is the sender's to know of. */
public class UnpackedStream extends FilterInputStream {
    /** Small files may be as repetitive as they like. */
    private static final long ALWAYS = 32L << 20;

    private final String name;
    private final long most;
    private final long unlikely;
    private long count;

    /**
     * @param name of the file or member, for messages
     * @param packed how many bytes go in
     */
    public UnpackedStream(InputStream unpacking, String name, long packed, ReadLimits limits) {
        super(unpacking);
        this.name = name;
        this.most = limits.unpackedBytes();
        this.unlikely = Math.max(ALWAYS, Math.multiplyExact(packed, (long) limits.unpackedRatio()));
    }

    /** How many bytes have come out so far. */
    protected final long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            int read = super.read(bytes, offset, length);
            count += Math.max(0, read);
            requireModest();
            return read;
        } catch (EOFException | ZipException e) {
            throw new TableSourceException(
                    0, name + " 已损坏：压缩数据中途结束或中断。", name + " is damaged: its packed data ends or breaks in the middle.");
        }
    }

    private void requireModest() {
        if (count > most) {
            throw new TableSourceException(
                    0,
                    "%s 解压后超过 %,d 字节。".formatted(name, most),
                    "%s unpacks to more than %,d bytes.".formatted(name, most));
        }
        if (count > unlikely) {
            throw new TableSourceException(
                    0,
                    "%s 解压后远大于压缩前，如同压缩炸弹。".formatted(name),
                    "%s unpacks to far more than it was packed from, as a zip bomb does.".formatted(name));
        }
    }

    @Override
    public long skip(long wanted) throws IOException {
        byte[] skipped = new byte[(int) Math.min(wanted, 8192)];
        return Math.max(0, read(skipped, 0, skipped.length));
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
