package pilotcity.index.store;

import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdDictCompress;
import com.github.luben.zstd.ZstdDictDecompress;
import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Supplier;
import org.apache.lucene.util.BytesRef;

/** One dictionary of Zstandard (RFC 8878), with what packs and unpacks by it. */
final class CompressionDictionary {
    /** Stands for no dictionary. */
    static final byte PLAIN = 0;

    /** The largest number of a dictionary. */
    static final int MOST = Byte.MAX_VALUE;

    private static final int LEVEL = 3;
    private static final int HEADER = 1 + Integer.BYTES;

    /** No document is longer, bytes. */
    private static final int LONGEST = 1 << 28;

    /** Contexts that are not in use; more than a few never are at once. */
    private static final int KEPT = 32;

    private final int number;
    private final ZstdDictCompress packing;
    private final ZstdDictDecompress unpacking;
    private final Queue<ZstdCompressCtx> packers = new ArrayBlockingQueue<>(KEPT);
    private final Queue<ZstdDecompressCtx> unpackers = new ArrayBlockingQueue<>(KEPT);

    CompressionDictionary(int number, byte[] bytes) {
        this.number = number;
        this.packing = new ZstdDictCompress(bytes, LEVEL);
        this.unpacking = new ZstdDictDecompress(bytes);
    }

    int number() {
        return number;
    }

    static byte[] plain(byte[] json) {
        byte[] packed = new byte[json.length + 1];
        packed[0] = PLAIN;
        System.arraycopy(json, 0, packed, 1, json.length);
        return packed;
    }

    byte[] pack(byte[] json) {
        ZstdCompressCtx packer = borrow(packers, this::packer);
        byte[] frame;
        try {
            frame = packer.compress(json);
        } finally {
            giveBack(packers, packer);
        }
        return frame.length + HEADER > json.length
                ? plain(json)
                : ByteBuffer.allocate(HEADER + frame.length)
                        .put((byte) number)
                        .putInt(json.length)
                        .put(frame)
                        .array();
    }

    /** Fails, in one way or another, when {@code packed} is not what {@link #pack} has made. */
    byte[] unpack(BytesRef packed) {
        int length = packed.length < HEADER ? -1 : ByteBuffer.wrap(packed.bytes).getInt(packed.offset + 1);
        if (length < 0 || length > LONGEST) {
            throw new IllegalStateException("there is no document of " + length + " bytes");
        }
        byte[] json = new byte[length];
        ZstdDecompressCtx unpacker = borrow(unpackers, this::unpacker);
        try {
            unpacker.decompressByteArray(
                    json, 0, json.length, packed.bytes, packed.offset + HEADER, packed.length - HEADER);
        } finally {
            giveBack(unpackers, unpacker);
        }
        return json;
    }

    private ZstdCompressCtx packer() {
        ZstdCompressCtx packer = new ZstdCompressCtx();
        packer.setChecksum(false);
        packer.setContentSize(false);
        packer.setDictID(false);
        packer.loadDict(packing);
        return packer;
    }

    private ZstdDecompressCtx unpacker() {
        ZstdDecompressCtx unpacker = new ZstdDecompressCtx();
        unpacker.loadDict(unpacking);
        return unpacker;
    }

    private static <C> C borrow(Queue<C> kept, Supplier<C> made) {
        C context = kept.poll();
        return context == null ? made.get() : context;
    }

    private static <C extends AutoCloseable> void giveBack(Queue<C> kept, C context) {
        if (!kept.offer(context)) {
            close(context);
        }
    }

    private static void close(AutoCloseable context) {
        try {
            context.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
