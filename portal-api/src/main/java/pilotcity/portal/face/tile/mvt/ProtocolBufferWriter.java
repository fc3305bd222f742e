package pilotcity.portal.face.tile.mvt;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes in the encoding of Protocol Buffers: varints, and fields with their number. */
final class ProtocolBufferWriter {
    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int LENGTH = 2;

    private byte[] bytes = new byte[64];
    private int size;

    void varint(long value) {
        room(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) ((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    void number(int field, long value) {
        varint(((long) field << 3) | VARINT);
        varint(value);
    }

    void decimal(int field, double value) {
        varint(((long) field << 3) | FIXED_64);
        room(Long.BYTES);
        long bits = Double.doubleToLongBits(value);
        for (int i = 0; i < Long.BYTES; i++) {
            bytes[size++] = (byte) (bits >>> (8 * i));
        }
    }

    void text(int field, String value) {
        byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
        message(field, encoded, encoded.length);
    }

    void message(int field, ProtocolBufferWriter message) {
        message(field, message.bytes, message.size);
    }

    void append(ProtocolBufferWriter more) {
        room(more.size);
        System.arraycopy(more.bytes, 0, bytes, size, more.size);
        size += more.size;
    }

    private void message(int field, byte[] content, int length) {
        varint(((long) field << 3) | LENGTH);
        varint(length);
        room(length);
        System.arraycopy(content, 0, bytes, size, length);
        size += length;
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    void clear() {
        size = 0;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }
}
