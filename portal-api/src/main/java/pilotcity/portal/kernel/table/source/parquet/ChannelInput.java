package pilotcity.portal.kernel.table.source.parquet;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/** A file for Apache's reader, without Hadoop. */
record ChannelInput(Path path, long length) implements InputFile {
    @Override
    public long getLength() {
        return length;
    }

    @Override
    public SeekableInputStream newStream() throws IOException {
        return new Stream(FileChannel.open(path));
    }

    private static final class Stream extends SeekableInputStream {
        private final FileChannel file;

        Stream(FileChannel file) {
            this.file = file;
        }

        @Override
        public long getPos() throws IOException {
            return file.position();
        }

        @Override
        public void seek(long position) throws IOException {
            file.position(position);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int count) throws IOException {
            return read(ByteBuffer.wrap(bytes, offset, count));
        }

        @Override
        public int read(ByteBuffer bytes) throws IOException {
            return file.read(bytes);
        }

        @Override
        public void readFully(byte[] bytes) throws IOException {
            readFully(ByteBuffer.wrap(bytes));
        }

        @Override
        public void readFully(byte[] bytes, int offset, int count) throws IOException {
            readFully(ByteBuffer.wrap(bytes, offset, count));
        }

        @Override
        public void readFully(ByteBuffer bytes) throws IOException {
            while (bytes.hasRemaining()) {
                if (file.read(bytes) < 0) {
                    throw new EOFException();
                }
            }
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
