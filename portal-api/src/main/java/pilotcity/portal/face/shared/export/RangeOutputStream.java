package pilotcity.portal.face.shared.export;

import java.io.IOException;
import java.io.OutputStream;
import pilotcity.portal.kernel.http.response.ByteRange;

/** Passes on the bytes of one range, then stops the writer with an exception. */
final class RangeOutputStream extends OutputStream {
    private final OutputStream out;
    private final ByteRange range;
    private long position;

    RangeOutputStream(OutputStream out, ByteRange range) {
        this.out = out;
        this.range = range;
    }

    /** Nothing more is wanted. */
    static final class RangeCompleteException extends IOException {
        private static final long serialVersionUID = 1;

        RangeCompleteException() {
            super("the range has been written");
        }
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] content, int from, int length) throws IOException {
        long first = Math.max(range.from(), position);
        long last = Math.min(range.to(), position + length - 1);
        if (first <= last) {
            out.write(content, from + (int) (first - position), (int) (last - first + 1));
        }
        position += length;
        if (position > range.to()) {
            throw new RangeCompleteException();
        }
    }
}
