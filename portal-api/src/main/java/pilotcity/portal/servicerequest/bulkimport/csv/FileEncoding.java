package pilotcity.portal.servicerequest.bulkimport.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The encoding of a file: what was declared, else what its bytes show. Nothing is replaced: a file with bytes that mean
 * nothing in the encoding is refused.
 *
 * @param mark how many bytes a byte order mark takes
 * @param guessed whether it is only a guess from its bytes, which is then reported
 */
record FileEncoding(Charset charset, int mark, boolean guessed) {
    private static final String LIKELY =
            "--with encoding=big5 (or gb18030, euc-kr, shift_jis, windows-1250, windows-1251, windows-1252)";
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Charset BIG5 = Charset.forName("x-MS950-HKSCS");
    private static final Charset EUC_KR = Charset.forName("x-windows-949");
    private static final Charset SHIFT_JIS = Charset.forName("windows-31j");
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** What a name means to those who write files under it, as the WHATWG's standard has it: more than the standard. */
    private static final Map<String, Charset> MEANT = Map.ofEntries(
            Map.entry("gb2312", GB18030),
            Map.entry("gbk", GB18030),
            Map.entry("gb18030", GB18030),
            Map.entry("cp936", GB18030),
            Map.entry("big5", BIG5),
            Map.entry("big5-hkscs", BIG5),
            Map.entry("big5hkscs", BIG5),
            Map.entry("ms950", BIG5),
            Map.entry("cp950", BIG5),
            Map.entry("windows-950", BIG5),
            Map.entry("euc-kr", EUC_KR),
            Map.entry("euckr", EUC_KR),
            Map.entry("ks_c_5601-1987", EUC_KR),
            Map.entry("cp949", EUC_KR),
            Map.entry("shift_jis", SHIFT_JIS),
            Map.entry("shift-jis", SHIFT_JIS),
            Map.entry("sjis", SHIFT_JIS),
            Map.entry("cp932", SHIFT_JIS),
            Map.entry("ansi", WINDOWS_1252),
            Map.entry("cp1252", WINDOWS_1252),
            Map.entry("latin1", WINDOWS_1252),
            Map.entry("latin-1", WINDOWS_1252),
            Map.entry("iso-8859-1", WINDOWS_1252),
            Map.entry("utf-16", StandardCharsets.UTF_16LE));

    private static final Map<Charset, String> NAMES =
            Map.of(BIG5, "Big5", EUC_KR, "EUC-KR", SHIFT_JIS, "Shift_JIS", WINDOWS_1252, "Windows-1252");

    private FileEncoding(Charset charset, int mark) {
        this(charset, mark, false);
    }

    /** @throws IllegalArgumentException when it is not known, or bytes do not fit; says where */
    static FileEncoding of(Path file, @Nullable String declared) throws IOException {
        ByteStatistics habits = habits(file);
        FileEncoding encoding =
                declared == null || declared.isEmpty() ? detect(file, habits) : declared(declared, habits);
        Optional<DecodingCheck.Fault> fault = fault(file, encoding.charset());
        if (fault.isPresent()) {
            throw new IllegalArgumentException("the file is not " + encoding + ": at " + fault.get()
                    + " there are bytes that mean nothing in it. Nothing was imported; give the right encoding, "
                    + LIKELY + ", or mend the file");
        }
        return encoding;
    }

    private static ByteStatistics habits(Path file) throws IOException {
        try (InputStream in = CountingInput.open(file).plain()) {
            return ByteStatistics.of(in);
        }
    }

    private static Optional<DecodingCheck.Fault> fault(Path file, Charset charset) throws IOException {
        try (InputStream in = CountingInput.open(file).plain()) {
            return DecodingCheck.findFault(in, charset);
        }
    }

    private static FileEncoding declared(String name, ByteStatistics habits) {
        Charset charset = charset(name);
        FileEncoding marked = marked(habits);
        return marked != null && marked.charset().equals(charset) ? marked : new FileEncoding(charset, 0);
    }

    private static Charset charset(String name) {
        Charset meant = MEANT.get(name.toLowerCase(Locale.ROOT));
        try {
            return meant == null ? Charset.forName(name) : meant;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new IllegalArgumentException(
                    "encoding must be a name such as utf-8, gb18030 or windows-1252, not '" + name + "'", e);
        }
    }

    private static @Nullable FileEncoding marked(ByteStatistics habits) {
        return switch (habits.mark()) {
            case UTF_8 -> new FileEncoding(StandardCharsets.UTF_8, 3);
            case UTF_16_LITTLE -> new FileEncoding(StandardCharsets.UTF_16LE, 2);
            case UTF_16_BIG -> new FileEncoding(StandardCharsets.UTF_16BE, 2);
            case NONE -> null;
        };
    }

    private static FileEncoding detect(Path file, ByteStatistics habits) throws IOException {
        FileEncoding marked = marked(habits);
        if (marked != null) {
            return marked;
        }
        if (habits.looksLikeUtf16()) {
            return new FileEncoding(habits.evenNulls() ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE, 0);
        }
        if (fault(file, StandardCharsets.UTF_8).isEmpty()) {
            return new FileEncoding(StandardCharsets.UTF_8, 0);
        }
        return guess(file, habits);
    }

    /** GB18030 and Windows-1252 read nearly everything without a fault: the file has to read as text in them, too. */
    private static FileEncoding guess(Path file, ByteStatistics habits) throws IOException {
        boolean chinese = habits.looksChinese();
        if (!chinese && !habits.looksWestern()) {
            return new FileEncoding(StandardCharsets.UTF_8, 0);
        }
        LanguageLikelihood languageLikelihood = likelihood(file);
        if (chinese ? languageLikelihood.isChinese() : languageLikelihood.isWestern()) {
            return new FileEncoding(chinese ? GB18030 : WINDOWS_1252, 0, true);
        }
        if (habits.looksLikeUtf8()) {
            return new FileEncoding(StandardCharsets.UTF_8, 0);
        }
        throw new IllegalArgumentException("the file is not UTF-8, and does not read as "
                + (chinese ? "Chinese" : "a western language")
                + (chinese && languageLikelihood.isKorean() ? " but as Korean" : "")
                + " in the encoding that its bytes look like. Nothing was imported; say which it has, " + LIKELY);
    }

    private static LanguageLikelihood likelihood(Path file) throws IOException {
        try (InputStream in = CountingInput.open(file).plain()) {
            return LanguageLikelihood.of(in);
        }
    }

    @Override
    public String toString() {
        return NAMES.getOrDefault(charset, charset.name());
    }
}
