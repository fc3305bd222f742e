package pilotcity.portal.kernel.table.source.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import pilotcity.portal.kernel.table.source.ReadLimits;
import pilotcity.portal.kernel.table.source.TableSourceException;
import pilotcity.portal.kernel.table.source.bytes.FileBytes;

/** A ZIP archive that has been looked through before any of it is unpacked. Members are read as streams. */
public final class ZipArchive implements AutoCloseable {
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int LOCAL_HEADER = 0x04034b50;
    private static final int LOCAL_HEADER_BYTES = 30;

    private final FileChannel file;
    private final ReadLimits limits;
    private final List<ZipMember> members;

    private ZipArchive(FileChannel file, ReadLimits limits) throws IOException {
        this.file = file;
        this.limits = limits;
        ZipDirectory directory = ZipDirectory.find(file, limits);
        this.members = new ZipMemberReader(directory.bytes(file), directory.shift())
                .members(directory.entries()).stream()
                        .filter(member -> !member.isLitter())
                        .toList();
        requireHonest();
    }

    /**
     * @throws TableSourceException when it is damaged, when a name points out of it or a member is a link or has a
     *     password, and when it has or unpacks to more than is read
     */
    public static ZipArchive open(Path path, ReadLimits limits) throws IOException {
        FileChannel file = FileChannel.open(path);
        try {
            return new ZipArchive(file, limits);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private void requireHonest() throws IOException {
        long unpacked = 0;
        long packed = 0;
        for (ZipMember member : members) {
            unpacked = Math.addExact(unpacked, Math.min(member.size(), Integer.MAX_VALUE * 1024L));
            packed = Math.addExact(packed, Math.min(member.packed(), Integer.MAX_VALUE * 1024L));
        }
        if (unpacked > limits.unpackedBytes()) {
            throw new TableSourceException(
                    0,
                    "压缩包解压后有 %,d 字节，最多读取 %,d 字节。".formatted(unpacked, limits.unpackedBytes()),
                    "The archive unpacks to %,d bytes; at most %,d are read."
                            .formatted(unpacked, limits.unpackedBytes()));
        }
        if (packed > file.size()) {
            throw new TableSourceException(
                    0, "压缩包中的成员互相重叠，如同压缩炸弹。", "Members of the archive overlap, as those of a zip bomb do.");
        }
    }

    /** Its files, without folders and without what operating systems add. */
    public List<ZipMember> members() {
        return members;
    }

    public Optional<ZipMember> find(String name) {
        return members.stream().filter(member -> member.name().equals(name)).findFirst();
    }

    public FileBytes bytes(ZipMember member) {
        return () -> open(member);
    }

    private InputStream open(ZipMember member) throws IOException {
        if (member.method() != STORED && member.method() != DEFLATED) {
            throw new TableSourceException(
                    0,
                    "压缩包中的“%s”用第 %d 号方法压缩；请用通常的 Deflate。".formatted(member.name(), member.method()),
                    "'%s' in the archive is packed by method %d; pack it by the usual one, Deflate."
                            .formatted(member.name(), member.method()));
        }
        if (member.offset() > file.size() - LOCAL_HEADER_BYTES - member.packed()) {
            throw ZipDirectory.damaged("“" + member.name() + "”在文件之外", "'" + member.name() + "' lies outside of it");
        }
        var header = ZipDirectory.read(file, member.offset(), LOCAL_HEADER_BYTES);
        if (header.getInt(0) != LOCAL_HEADER) {
            throw ZipDirectory.damaged(
                    "“" + member.name() + "”不在目录所写的位置", "'" + member.name() + "' is not where its directory says");
        }
        long start = member.offset()
                + LOCAL_HEADER_BYTES
                + Short.toUnsignedInt(header.getShort(26))
                + Short.toUnsignedInt(header.getShort(28));
        return new ZipMemberStream(
                new FileRange(file, start, member.packed()), member, member.method() == DEFLATED, limits);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
