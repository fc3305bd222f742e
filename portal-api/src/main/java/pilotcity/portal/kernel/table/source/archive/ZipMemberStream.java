package pilotcity.portal.kernel.table.source.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import pilotcity.portal.kernel.table.source.ReadLimits;
import pilotcity.portal.kernel.table.source.TableSourceException;
import pilotcity.portal.kernel.table.source.bytes.UnpackedStream;

/** A member as it was packed: no longer than it says, and with its checksum. */
final class ZipMemberStream extends UnpackedStream {
    private static final int BUFFER = 1 << 15;

    private final ZipMember member;
    private final Inflater inflater;
    private final CRC32 checksum = new CRC32();

    ZipMemberStream(InputStream packed, ZipMember member, boolean deflated, ReadLimits limits) {
        this(packed, member, deflated, limits, new Inflater(true));
    }

    private ZipMemberStream(
            InputStream packed, ZipMember member, boolean deflated, ReadLimits limits, Inflater inflater) {
        super(
                deflated ? new InflaterInputStream(packed, inflater, BUFFER) : packed,
                "'" + member.name() + "'",
                member.packed(),
                limits);
        this.member = member;
        this.inflater = inflater;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        if (read > 0) {
            checksum.update(bytes, offset, read);
        }
        if (count() > member.size() || (read < 0 && count() < member.size())) {
            throw new TableSourceException(
                    0,
                    "“%s”解压后的大小与压缩包所写不符。".formatted(member.name()),
                    "'%s' unpacks to another size than the archive says.".formatted(member.name()));
        }
        if (read < 0 && checksum.getValue() != member.checksum()) {
            throw new TableSourceException(
                    0,
                    "压缩包中的“%s”已损坏：校验和不符。".formatted(member.name()),
                    "'%s' in the archive is damaged: its checksum is another.".formatted(member.name()));
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        super.close();
    }
}
