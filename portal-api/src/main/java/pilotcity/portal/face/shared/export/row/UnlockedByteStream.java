package pilotcity.portal.face.shared.export.row;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Gathers what is written in small pieces. Unlike those of the JDK it takes no lock for each of them. */
public final class UnlockedByteStream extends OutputStream {
    private static final int SIZE = 1 << 16;

    private final OutputStream out;
    private final byte[] buffer = new byte[SIZE];
    private int used;

    public UnlockedByteStream(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int value) throws IOException {
        if (used == SIZE) {
            flush();
        }
        buffer[used++] = (byte) value;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (length > SIZE - used) {
            flush();
        }
        if (length > SIZE) {
            out.write(bytes, from, length);
        } else {
            System.arraycopy(bytes, from, buffer, used, length);
            used += length;
        }
    }

    public void text(String text) throws IOException {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void flush() throws IOException {
        out.write(buffer, 0, used);
        used = 0;
    }
}
