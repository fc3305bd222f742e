package pilotcity.portal.kernel.table.source.delimited;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Label;
import pilotcity.portal.kernel.table.source.ReadLimits;
import pilotcity.portal.kernel.table.source.ReadingOptions;
import pilotcity.portal.kernel.table.source.TableFile;
import pilotcity.portal.kernel.table.source.TableFormat;
import pilotcity.portal.kernel.table.source.TableReader;
import pilotcity.portal.kernel.table.source.TableSourceException;
import pilotcity.portal.kernel.table.source.bytes.FileBytes;
import pilotcity.portal.kernel.table.source.encoding.DetectedEncoding;
import pilotcity.portal.kernel.table.source.encoding.EncodingDetector;
import pilotcity.portal.kernel.table.source.header.HeaderDetector;

/** A file of one table whose cells a character separates. */
public final class DelimitedFile implements TableFile {
    private static final int SAMPLE = 1 << 19;
    private static final int HEAD = 1 << 16;
    private static final double TABLE = 0.85;
    private static final int FEWEST_ROWS = 2;
    private static final Pattern NAMED = Pattern.compile("(?i).*\\.(?:csv|tsv|tab|psv)");
    private static final Pattern TABS = Pattern.compile("(?i).*\\.(?:tsv|tab)");

    private final FileBytes bytes;
    private final String table;
    private final ReadLimits limits;
    private final String sample;
    private final ReadingOptions detected;
    private final List<Label> notes;

    private DelimitedFile(
            FileBytes bytes,
            String table,
            ReadLimits limits,
            String sample,
            ReadingOptions detected,
            List<Label> notes) {
        this.bytes = bytes;
        this.table = table;
        this.limits = limits;
        this.sample = sample;
        this.detected = detected;
        this.notes = notes;
    }

    /** The file as a table, or empty when it is a text of another kind. */
    public static Optional<TableFile> open(FileBytes bytes, String fileName, String table, ReadLimits limits)
            throws IOException {
        boolean named = NAMED.matcher(fileName).matches();
        byte[] head;
        try (var in = bytes.open()) {
            head = in.readNBytes(HEAD);
        }
        if (!named && isBinary(head)) {
            return Optional.empty();
        }
        DetectedEncoding encoding = EncodingDetector.detect(bytes, head);
        Charset charset = encoding.charset();
        String sample = sample(bytes, charset);
        DialectDetector.Detected found =
                DialectDetector.detect(sample, TABS.matcher(fileName).matches() ? '\t' : ',');
        if (!named && (found.score() < TABLE || found.rows().size() < FEWEST_ROWS)) {
            return Optional.empty();
        }
        HeaderDetector.Header header = HeaderDetector.detect(found.rows());
        ReadingOptions detected = new ReadingOptions(
                charset.name(),
                found.dialect().delimiter(),
                found.dialect().quote(),
                Math.toIntExact(header.row()),
                header.rows());
        List<Label> notes = encoding.findNote("文件", "the file").stream().toList();
        return Optional.of(new DelimitedFile(bytes, table, limits, sample, detected, notes));
    }

    private static boolean isBinary(byte[] head) {
        if (EncodingDetector.isUtf16(head)) {
            return false;
        }
        for (byte each : head) {
            if (each >= 0 && each < '\t' && each != 1) {
                return true;
            }
        }
        return false;
    }

    /** The beginning of the text, without the line that is cut. What cannot be read is found when it is read. */
    private static String sample(FileBytes bytes, Charset charset) throws IOException {
        StringBuilder sample = new StringBuilder();
        char[] chars = new char[1 << 14];
        boolean whole = false;
        try (Reader text = new StrictTextReader(bytes.open(), charset)) {
            while (sample.length() < SAMPLE && !whole) {
                int read = text.read(chars);
                whole = read < 0;
                sample.append(chars, 0, Math.max(0, read));
            }
        } catch (TableSourceException e) {
            whole = false;
        }
        int end = Math.max(sample.lastIndexOf("\n"), sample.lastIndexOf("\r"));
        return whole || end < 0 ? sample.toString() : sample.substring(0, end);
    }

    @Override
    public TableFormat format() {
        return Objects.equals(detected.delimiter(), '\t') ? TableFormat.TSV : TableFormat.CSV;
    }

    @Override
    public List<String> tables() {
        return List.of(table);
    }

    @Override
    public List<Label> notes() {
        return notes;
    }

    @Override
    public ReadingOptions detected(String name) {
        return detected;
    }

    @Override
    public TableReader read(String name, ReadingOptions options) {
        Charset charset = charset(or(options.encoding(), detected.encoding()));
        char delimiter = or(options.delimiter(), detected.delimiter());
        Character quote = options.quote() == null ? detected.quote() : options.quote();
        Dialect dialect = new Dialect(delimiter, quote, DialectDetector.isSpaced(sample, delimiter, quote));
        if (Objects.equals(quote, delimiter) || isLineEnd(delimiter) || (quote != null && isLineEnd(quote))) {
            throw new TableSourceException(
                    0,
                    "分隔符和引号须是两个不同的字符，且不能是换行。",
                    "The delimiter and the quote have to be two characters, and no ends of lines.");
        }
        int row = or(options.headerRow(), detected.headerRow());
        int rows = row == 0 ? 0 : Math.max(1, or(options.headerRows(), detected.headerRows()));
        try {
            return DelimitedReader.open(bytes, charset, dialect, row, rows, limits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isLineEnd(char each) {
        return each == '\n' || each == '\r';
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new TableSourceException(
                    0,
                    "没有名为“%s”的编码；请用 UTF-8、GB18030、UTF-16LE、windows-1252 或其他 IANA 名称。"
                            .formatted(name.toLowerCase(Locale.ROOT)),
                    "There is no encoding '%s'; take UTF-8, GB18030, UTF-16LE, windows-1252 or another IANA name."
                            .formatted(name.toLowerCase(Locale.ROOT)));
        }
    }

    private static <T> T or(@Nullable T given, @Nullable T detected) {
        return given != null ? given : Objects.requireNonNull(detected);
    }

    @Override
    public void close() {}
}
