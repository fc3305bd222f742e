package pilotcity.portal.record.bulk.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The encoding of a file: what was declared, else what its bytes show. Nothing is replaced: a file with bytes that mean
 * nothing in the encoding is refused.
 *
 * @param mark how many bytes a byte order mark takes
 */
record Encoding(Charset charset, int mark) {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** @throws IllegalArgumentException when it is not known, or bytes do not fit; says where */
    static Encoding of(Path file, @Nullable String declared) throws IOException {
        ByteHabits habits = habits(file);
        Encoding encoding = declared == null || declared.isEmpty() ? detect(file, habits) : declared(declared, habits);
        Optional<Decoding.Fault> fault = fault(file, encoding.charset());
        if (fault.isPresent()) {
            throw new IllegalArgumentException("the file is not " + encoding + ": at " + fault.get()
                    + " there are bytes that mean nothing in it. Nothing was imported; give the right encoding,"
                    + " such as --with encoding=gb18030, or mend the file");
        }
        return encoding;
    }

    private static ByteHabits habits(Path file) throws IOException {
        try (InputStream in = Bytes.open(file).plain()) {
            return ByteHabits.of(in);
        }
    }

    private static Optional<Decoding.Fault> fault(Path file, Charset charset) throws IOException {
        try (InputStream in = Bytes.open(file).plain()) {
            return Decoding.findFault(in, charset);
        }
    }

    private static Encoding declared(String name, ByteHabits habits) {
        Charset charset = charset(name);
        Encoding marked = marked(habits);
        return marked != null && marked.charset().equals(charset) ? marked : new Encoding(charset, 0);
    }

    private static Charset charset(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "gb2312", "gbk", "gb18030", "cp936" -> GB18030;
            case "ansi", "cp1252", "latin1", "latin-1" -> WINDOWS_1252;
            case "utf-16" -> StandardCharsets.UTF_16LE;
            default -> {
                try {
                    yield Charset.forName(name);
                } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
                    throw new IllegalArgumentException(
                            "encoding must be a name such as utf-8, gb18030 or windows-1252, not '" + name + "'", e);
                }
            }
        };
    }

    private static @Nullable Encoding marked(ByteHabits habits) {
        return switch (habits.mark()) {
            case UTF_8 -> new Encoding(StandardCharsets.UTF_8, 3);
            case UTF_16_LITTLE -> new Encoding(StandardCharsets.UTF_16LE, 2);
            case UTF_16_BIG -> new Encoding(StandardCharsets.UTF_16BE, 2);
            case NONE -> null;
        };
    }

    private static Encoding detect(Path file, ByteHabits habits) throws IOException {
        Encoding marked = marked(habits);
        if (marked != null) {
            return marked;
        }
        if (habits.looksLikeUtf16()) {
            return new Encoding(habits.evenNulls() ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE, 0);
        }
        if (fault(file, StandardCharsets.UTF_8).isEmpty()) {
            return new Encoding(StandardCharsets.UTF_8, 0);
        }
        if (habits.looksChinese()) {
            return new Encoding(GB18030, 0);
        }
        return new Encoding(habits.looksWestern() ? WINDOWS_1252 : StandardCharsets.UTF_8, 0);
    }

    @Override
    public String toString() {
        return charset.equals(WINDOWS_1252) ? "Windows-1252" : charset.name();
    }
}
