package pilotcity.portal.kernel.table.source.parquet;

import io.airlift.compress.Decompressor;
import io.airlift.compress.MalformedInputException;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import pilotcity.portal.kernel.table.source.ReadLimits;
import pilotcity.portal.kernel.table.source.TableSourceException;

/** Unpacks pages by the codecs that writers use, all in Java. A page says how large it gets, and gets no larger. */
record PageDecompression(ReadLimits limits) implements CompressionCodecFactory {
    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        throw new UnsupportedOperationException("pages are read, not written");
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        return switch (codec) {
            case UNCOMPRESSED ->
                new Unpacker(limits, (packed, page) -> System.arraycopy(packed, 0, page, 0, page.length));
            case GZIP -> new Unpacker(limits, PageDecompression::gunzip);
            case SNAPPY -> new Unpacker(limits, by(new SnappyDecompressor()));
            case ZSTD -> new Unpacker(limits, by(new ZstdDecompressor()));
            case LZ4_RAW -> new Unpacker(limits, by(new Lz4Decompressor()));
            default ->
                throw new TableSourceException(
                        0,
                        "Parquet 文件用 " + codec + " 压缩；请用 zstd、snappy 或 gzip。",
                        "The Parquet file is packed by " + codec + "; write it with zstd, snappy or gzip.");
        };
    }

    private interface Codec {
        void unpack(byte[] packed, byte[] page) throws IOException;
    }

    private static Codec by(Decompressor decompressor) {
        return (packed, page) -> {
            int length = decompressor.decompress(packed, 0, packed.length, page, 0, page.length);
            if (length != page.length) {
                throw new IOException("a page is shorter than it says");
            }
        };
    }

    private static void gunzip(byte[] packed, byte[] page) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            if (in.readNBytes(page, 0, page.length) < page.length) {
                throw new IOException("a page is shorter than it says");
            }
        }
    }

    @Override
    public void release() {}

    private record Unpacker(ReadLimits limits, Codec codec) implements BytesInputDecompressor {
        @Override
        public BytesInput decompress(BytesInput bytes, int size) throws IOException {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            bytes.writeAllTo(packed);
            return BytesInput.from(unpacked(packed.toByteArray(), size));
        }

        @Override
        public void decompress(ByteBuffer in, int packedSize, ByteBuffer out, int size) throws IOException {
            byte[] packed = new byte[packedSize];
            in.get(packed);
            out.put(unpacked(packed, size));
        }

        private byte[] unpacked(byte[] packed, int size) throws IOException {
            if (size < 0 || size > limits.heldBytes() / 2) {
                throw new TableSourceException(
                        0,
                        "Parquet 文件有一页解压后达 %,d 字节，不予读取。".formatted(size),
                        "A page of the Parquet file unpacks to %,d bytes; so much is not read.".formatted(size));
            }
            byte[] page = new byte[size];
            try {
                codec.unpack(packed, page);
            } catch (MalformedInputException | IndexOutOfBoundsException e) {
                throw new IOException("a page is damaged", e);
            }
            return page;
        }

        @Override
        public void release() {}
    }
}
