package pilotcity.portal.kernel.upload;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.function.Function;

/** Streams one after the other, each opened when the one before it has ended. */
final class PartsStream extends InputStream {
    private final Iterator<String> names;
    private final Function<String, InputStream> source;
    private InputStream current = InputStream.nullInputStream();

    PartsStream(Iterator<String> names, Function<String, InputStream> source) {
        this.names = names;
        this.source = source;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int read = current.read(bytes, from, length);
        while (read < 0 && names.hasNext()) {
            current.close();
            current = source.apply(names.next());
            read = current.read(bytes, from, length);
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        current.close();
    }
}
