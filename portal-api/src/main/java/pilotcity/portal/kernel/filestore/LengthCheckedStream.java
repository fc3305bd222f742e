package pilotcity.portal.kernel.filestore;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import pilotcity.portal.kernel.files.FileStoreException;

/** Gives exactly so many bytes of a stream: one that ends earlier is an error, and nothing behind them is read. */
final class LengthCheckedStream extends FilterInputStream {
    private final String name;
    private long left;

    LengthCheckedStream(String name, InputStream in, long length) {
        super(in);
        this.name = name;
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (left == 0) {
            return -1;
        }
        int read;
        try {
            read = in.read(bytes, from, (int) Math.min(length, left));
        } catch (IOException e) {
            throw new FileStoreException(name + " cannot be read: " + e.getMessage(), e);
        }
        if (read < 0) {
            throw new FileStoreException(name + " ends " + left + " bytes too early", null);
        }
        left -= read;
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = in.skip(Math.min(count, left));
        left -= skipped;
        return skipped;
    }

    @Override
    public int available() throws IOException {
        return (int) Math.min(in.available(), left);
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
