package pilotcity.portal.face.ogc.geojson;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that an answer is put together of. */
public final class ByteBuilder {
    private byte[] bytes;
    private int length;

    public ByteBuilder(int expected) {
        this.bytes = new byte[expected];
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    public void add(byte one) {
        reserve(1);
        bytes[length++] = one;
    }

    public void add(byte[] from, int start, int end) {
        reserve(end - start);
        System.arraycopy(from, start, bytes, length, end - start);
        length += end - start;
    }

    public void add(byte[] all) {
        add(all, 0, all.length);
    }

    /** In UTF-8. */
    public void add(String text) {
        add(text.getBytes(StandardCharsets.UTF_8));
    }

    public Buffer buffer() {
        return Buffer.buffer(Arrays.copyOf(bytes, length));
    }
}
