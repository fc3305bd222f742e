package pilotcity.portal.kernel.table.source.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import pilotcity.portal.kernel.table.source.ReadLimits;
import pilotcity.portal.kernel.table.source.TableSourceException;

/**
 * Where the central directory of an archive lies (APPNOTE 6.3, clauses 4.3.14 to 4.3.16). Read here and not by a
 * library, because libraries take as many entries into memory as an archive says it has.
 *
 * @param entries how many it lists
 * @param start of its first byte in the file
 * @param shift how far the archive lies behind the beginning of the file
 */
record ZipDirectory(long entries, long start, long size, long shift) {
    private static final int END = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int END64 = 0x06064b50;
    private static final int END64_BYTES = 56;
    private static final int LOCATOR = 0x07064b50;
    private static final int LOCATOR_BYTES = 20;
    private static final int LONGEST_COMMENT = 65_535;
    private static final long LARGEST = 16 << 20;

    static ZipDirectory find(FileChannel file, ReadLimits limits) throws IOException {
        long length = Math.min(file.size(), END_BYTES + (long) LONGEST_COMMENT);
        ByteBuffer tail = read(file, file.size() - length, (int) length);
        for (int at = tail.limit() - END_BYTES; at >= 0; at--) {
            if (tail.getInt(at) == END) {
                ZipDirectory found = at(file, file.size() - length + at, tail.slice(at, END_BYTES));
                found.requireSound(limits);
                return found;
            }
        }
        throw damaged("没有目录，说明被截断", "it has no directory, so it has been cut off");
    }

    private static ZipDirectory at(FileChannel file, long end, ByteBuffer slice) throws IOException {
        ByteBuffer record = slice.order(ByteOrder.LITTLE_ENDIAN);
        long entries = Short.toUnsignedLong(record.getShort(10));
        long size = Integer.toUnsignedLong(record.getInt(12));
        long offset = Integer.toUnsignedLong(record.getInt(16));
        if (end >= LOCATOR_BYTES) {
            ByteBuffer locator = read(file, end - LOCATOR_BYTES, LOCATOR_BYTES);
            if (locator.getInt(0) == LOCATOR) {
                return at64(file, locator.getLong(8));
            }
        }
        return new ZipDirectory(entries, end - size, size, end - size - offset);
    }

    private static ZipDirectory at64(FileChannel file, long end) throws IOException {
        if (end < 0 || end > file.size() - END64_BYTES) {
            throw damaged("目录在文件之外", "its directory lies outside of it");
        }
        ByteBuffer record = read(file, end, END64_BYTES);
        if (record.getInt(0) != END64) {
            throw damaged("目录不在所写的位置", "its directory is not where it says");
        }
        return new ZipDirectory(record.getLong(32), record.getLong(48), record.getLong(40), 0);
    }

    private void requireSound(ReadLimits limits) {
        if (entries < 0 || entries > limits.archiveEntries() || size > LARGEST) {
            throw new TableSourceException(
                    0,
                    "压缩包中的文件超过 %,d 个。".formatted(limits.archiveEntries()),
                    "The archive has more than %,d files.".formatted(limits.archiveEntries()));
        }
        if (start < 0 || size < 0 || shift < 0) {
            throw damaged("目录在文件之外", "its directory lies outside of it");
        }
    }

    /** The whole of it. */
    ByteBuffer bytes(FileChannel file) throws IOException {
        return read(file, start, (int) size);
    }

    static ByteBuffer read(FileChannel file, long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, position + bytes.position()) < 0) {
                throw damaged("中途结束", "it ends in the middle");
            }
        }
        return bytes.flip();
    }

    static TableSourceException damaged(String zh, String reason) {
        return new TableSourceException(0, "压缩包已损坏：" + zh + "。", "The archive is damaged: " + reason + ".");
    }
}
