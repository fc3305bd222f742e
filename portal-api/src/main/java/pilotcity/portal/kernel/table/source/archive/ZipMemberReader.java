package pilotcity.portal.kernel.table.source.archive;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import pilotcity.portal.kernel.table.source.TableSourceException;

/** Reads and judges the headers of a central directory (APPNOTE 6.3, clause 4.3.12). */
final class ZipMemberReader {
    private static final int HEADER = 0x02014b50;
    private static final int ENCRYPTED = 1;
    private static final int UTF_8_NAME = 1 << 11;
    private static final int UNIX = 3;
    private static final int DARWIN = 19;
    private static final int TYPE_OF_FILE = 0xF000;
    private static final int LINK = 0xA000;
    private static final int ZIP64 = 1;
    private static final long IN_EXTRA = 0xFFFFFFFFL;
    private static final Charset CHINESE = Charset.forName("GB18030");
    private static final Pattern OUTSIDE = Pattern.compile("/.*|[A-Za-z]:.*|(?:.*/)?\\.\\.(?:/.*)?", Pattern.DOTALL);

    private final ByteBuffer directory;
    private final long shift;
    private final Set<String> names = new HashSet<>();

    ZipMemberReader(ByteBuffer directory, long shift) {
        this.directory = directory;
        this.shift = shift;
    }

    List<ZipMember> members(long count) {
        List<ZipMember> members = new ArrayList<>();
        try {
            for (long i = 0; i < count; i++) {
                ZipMember member = next();
                if (!names.add(member.name())) {
                    throw new TableSourceException(
                            0, "压缩包中“" + member.name() + "”出现了两次。", "The archive holds '" + member.name() + "' twice.");
                }
                if (!member.name().endsWith("/")) {
                    members.add(member);
                }
            }
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            throw ZipDirectory.damaged("目录被截断", "its directory is cut off");
        }
        return members;
    }

    private ZipMember next() {
        int at = directory.position();
        if (directory.getInt(at) != HEADER) {
            throw ZipDirectory.damaged("目录有误", "its directory is broken");
        }
        int system = directory.get(at + 5);
        int flags = directory.getShort(at + 8);
        int method = Short.toUnsignedInt(directory.getShort(at + 10));
        long checksum = Integer.toUnsignedLong(directory.getInt(at + 16));
        long[] numbers = {unsigned(at + 24), unsigned(at + 20), unsigned(at + 42)};
        int mode = directory.getInt(at + 38) >>> 16;
        byte[] name = new byte[Short.toUnsignedInt(directory.getShort(at + 28))];
        int extra = Short.toUnsignedInt(directory.getShort(at + 30));
        int comment = Short.toUnsignedInt(directory.getShort(at + 32));
        directory.position(at + 46);
        directory.get(name);
        large(directory.slice(directory.position(), extra).order(ByteOrder.LITTLE_ENDIAN), numbers);
        directory.position(directory.position() + extra + comment);
        String called = requireInside(name(name, (flags & UTF_8_NAME) != 0));
        if ((flags & ENCRYPTED) != 0) {
            throw new TableSourceException(
                    0,
                    "压缩包中的“" + called + "”有密码；请去掉密码再上传。",
                    "'" + called + "' in the archive has a password; send it without one.");
        }
        if ((system == UNIX || system == DARWIN) && (mode & TYPE_OF_FILE) == LINK) {
            throw new TableSourceException(
                    0,
                    "压缩包中的“" + called + "”是指向别的文件的链接。",
                    "'" + called + "' in the archive is a link to another file.");
        }
        return new ZipMember(called, numbers[0], numbers[1], method, checksum, numbers[2] + shift);
    }

    private long unsigned(int at) {
        return Integer.toUnsignedLong(directory.getInt(at));
    }

    /** Numbers that do not fit stand in the extra field, in their order (clause 4.5.3). */
    private static void large(ByteBuffer extra, long[] numbers) {
        while (extra.remaining() >= 4) {
            int id = Short.toUnsignedInt(extra.getShort());
            int length = Short.toUnsignedInt(extra.getShort());
            int end = extra.position() + length;
            for (int i = 0; id == ZIP64 && i < numbers.length; i++) {
                if (numbers[i] == IN_EXTRA) {
                    numbers[i] = extra.getLong();
                }
            }
            extra.position(end);
        }
        for (long number : numbers) {
            if (number < 0) {
                throw ZipDirectory.damaged("写有负的大小或位置", "it gives a size or a place below zero");
            }
        }
    }

    private static String name(byte[] name, boolean declared) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(name))
                    .toString();
        } catch (CharacterCodingException e) {
            if (declared) {
                throw ZipDirectory.damaged("有文件名并非所称的 UTF-8", "a name in it is not the UTF-8 that it is said to be");
            }
            return new String(name, CHINESE);
        }
    }

    private static String requireInside(String name) {
        String path = name.replace('\\', '/');
        if (path.isEmpty() || path.indexOf('\0') >= 0 || OUTSIDE.matcher(path).matches()) {
            throw new TableSourceException(
                    0,
                    "压缩包中的文件名“" + path.replace('\0', '?') + "”指向压缩包之外。",
                    "'" + path.replace('\0', '?') + "' in the archive is a name that points out of it.");
        }
        return path;
    }
}
