package pilotcity.portal.servicerequest.bulkimport.csv;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** The bytes of a file, unpacked when it is gzipped. */
final class CountingInput extends FilterInputStream {
    private static final int BUFFER = 1 << 16;

    private long count;

    private CountingInput(InputStream in) {
        super(in);
    }

    /**
     * Opens it.
     *
     * @param packed counts what has been read of the file itself
     */
    record Opened(CountingInput packed, InputStream plain) {}

    static Opened open(Path file) throws IOException {
        CountingInput packed = new CountingInput(Files.newInputStream(file));
        InputStream buffered = new BufferedInputStream(packed, BUFFER);
        buffered.mark(2);
        boolean zipped = buffered.read() == 0x1f && buffered.read() == 0x8b;
        buffered.reset();
        return new Opened(packed, zipped ? new GZIPInputStream(buffered, BUFFER) : buffered);
    }

    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        int read = in.read();
        count += read < 0 ? 0 : 1;
        return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = in.read(bytes, offset, length);
        count += Math.max(read, 0);
        return read;
    }
}
