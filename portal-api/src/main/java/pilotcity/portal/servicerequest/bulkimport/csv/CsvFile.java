package pilotcity.portal.servicerequest.bulkimport.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.files.CsvEndMarker;
import pilotcity.portal.kernel.files.CsvError;
import pilotcity.portal.servicerequest.bulkimport.cell.CellText;

/** A table in a file (RFC 4180), compressed by gzip or not, that knows how much of it has been read. */
public final class CsvFile implements AutoCloseable {
    private static final Map<Character, String> DELIMITERS =
            Map.of(',', "commas", ';', "semicolons", '\t', "tabs", '|', "bars");
    private static final List<Character> IN_ORDER = List.of(',', ';', '\t', '|');
    private static final Pattern SEPARATOR_LINE = Pattern.compile("(?i)\"?sep=(.)\"?\\s*");
    private static final int LONGEST_LINE = 1 << 16;
    private static final int MOST_BROKEN = 200;

    private final Path file;
    private final long size;
    private final FileEncoding encoding;
    private final Layout shape;
    private final List<String> header;
    private OpenReader part;
    private @Nullable CsvRecord next;
    private int broken;

    /**
     * How a file is to be read.
     *
     * @param encoding null to find out
     * @param delimiter null to find out
     * @param fits how many of the columns of a header are known: the delimiter that finds most is the right one
     */
    public record ReadOptions(
            @Nullable String encoding, @Nullable String delimiter, ToIntFunction<List<String>> fits) {}

    /** @param skipped the lines before the header */
    private record Layout(char delimiter, int skipped) {}

    /**
     * A file from one of its lines on.
     *
     * @param line what stands in the last line before
     */
    private record OpenReader(
            CountingInput packed,
            CsvReader<CsvRecord> reader,
            Iterator<CsvRecord> rows,
            CsvEndMarker end,
            String line) {}

    private CsvFile(Path file, FileEncoding encoding, Layout shape) throws IOException {
        this.file = file;
        this.size = Files.size(file);
        this.encoding = encoding;
        this.shape = shape;
        this.part = from(shape.skipped());
        try {
            if (!hasNext()) {
                throw new IllegalArgumentException("the file is empty; its first line has to name the columns");
            }
        } catch (MalformedRowException e) {
            throw new IllegalArgumentException("the first line has to name the columns, and " + e.reason(), e);
        }
        this.header = header(next());
    }

    private static List<String> header(CsvRecord row) {
        return row.getFields().stream().map(CellText::strip).toList();
    }

    /** @throws IllegalArgumentException when it has no first line, or its bytes are not of one encoding */
    public static CsvFile open(Path file, ReadOptions form) throws IOException {
        FileEncoding encoding = FileEncoding.of(file, form.encoding());
        return new CsvFile(file, encoding, shape(file, encoding, form));
    }

    /** Lines before are read as empty ones, so that rows know their lines. */
    private OpenReader from(long skipped) throws IOException {
        CountingInput.Opened opened = CountingInput.open(file);
        BufferedReader text = text(opened.plain(), encoding);
        String line = "";
        for (long i = 0; i < skipped; i++) {
            line = Objects.requireNonNullElse(text.readLine(), "");
        }
        CsvEndMarker end = new CsvEndMarker();
        CsvReader<CsvRecord> reader =
                reader(end.framed("\n".repeat(Math.toIntExact(skipped)), text), shape.delimiter());
        return new OpenReader(opened.packed(), reader, reader.iterator(), end, line);
    }

    private static BufferedReader text(InputStream in, FileEncoding encoding) throws IOException {
        in.skipNBytes(encoding.mark());
        return new BufferedReader(new InputStreamReader(in, encoding.charset()), LONGEST_LINE);
    }

    private static CsvReader<CsvRecord> reader(Reader text, char delimiter) {
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofCsvRecord(text);
    }

    private static Layout shape(Path file, FileEncoding encoding, ReadOptions form) throws IOException {
        String declared = form.delimiter();
        try (Reader text = text(CountingInput.open(file).plain(), encoding)) {
            char[] chars = new char[LONGEST_LINE];
            int read = Math.max(0, readFully(text, chars));
            String start = new String(chars, 0, read);
            Matcher separator = SEPARATOR_LINE.matcher(start.lines().findFirst().orElse(""));
            if (separator.matches()) {
                return new Layout(separator.group(1).charAt(0), 1);
            }
            return new Layout(declared == null || declared.isEmpty() ? likeliest(start, form) : delimiter(declared), 0);
        }
    }

    private static int readFully(Reader text, char[] chars) throws IOException {
        int length = 0;
        int read = text.read(chars, 0, chars.length);
        while (read > 0) {
            length += read;
            read = text.read(chars, length, chars.length - length);
        }
        return length;
    }

    private static char delimiter(String declared) {
        return switch (declared.toLowerCase(Locale.ROOT)) {
            case "comma" -> ',';
            case "semicolon" -> ';';
            case "tab", "\\t" -> '\t';
            case "bar", "pipe" -> '|';
            default -> {
                if (declared.length() != 1) {
                    throw new IllegalArgumentException(
                            "delimiter must be comma, semicolon, tab, pipe or one character, not '" + declared + "'");
                }
                yield declared.charAt(0);
            }
        };
    }

    private static char likeliest(String start, ReadOptions form) {
        char best = ',';
        int most = -1;
        for (char candidate : IN_ORDER) {
            List<String> header = header(start, candidate);
            int fit = form.fits().applyAsInt(header) * 1_000 + Math.min(header.size(), 999);
            if (fit > most) {
                most = fit;
                best = candidate;
            }
        }
        return best;
    }

    private static List<String> header(String start, char delimiter) {
        Iterator<CsvRecord> rows = reader(new StringReader(start), delimiter).iterator();
        try {
            return rows.hasNext() ? header(rows.next()) : List.of();
        } catch (CsvParseException e) {
            return List.of();
        }
    }

    public List<String> header() {
        return header;
    }

    /** Its encoding and delimiter, in words, and whether the encoding is no more than a guess. */
    public String described() {
        char delimiter = shape.delimiter();
        return encoding + ", separated by " + DELIMITERS.getOrDefault(delimiter, "'" + delimiter + "'")
                + (encoding.guessed() ? "; the encoding is a guess, --with encoding=NAME names another" : "");
    }

    /**
     * Whether there is a row more.
     *
     * @throws MalformedRowException when the next one cannot be read; the one after it is next
     * @throws CsvParseException when so many were broken that this is no table
     */
    public boolean hasNext() throws MalformedRowException {
        if (next != null) {
            return true;
        }
        CsvRecord read;
        try {
            if (!part.rows().hasNext()) {
                return false;
            }
            read = part.rows().next();
        } catch (CsvParseException e) {
            throw broken(e);
        }
        if (part.end().is(read)) {
            return false;
        }
        Optional<CsvError> fault = part.end().fault(read);
        if (fault.isPresent()) {
            throw broken(fault.get());
        }
        next = read;
        return true;
    }

    private MalformedRowException broken(CsvParseException e) {
        CsvError fault = CsvError.of(e);
        if (fault.line() == 0 || broken >= MOST_BROKEN) {
            throw e;
        }
        return broken(fault);
    }

    private MalformedRowException broken(CsvError fault) {
        broken++;
        try {
            part.reader().close();
            part = from(fault.line());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new MalformedRowException(fault.line(), fault.reason(), part.line());
    }

    /** @throws java.util.NoSuchElementException unless {@link #hasNext} has said that there is one */
    public CsvRecord next() {
        CsvRecord row = Optional.ofNullable(next).orElseThrow();
        next = null;
        return row;
    }

    /** How much has been read, from 0 to 1. */
    public double progress() {
        return size == 0 ? 1 : Math.min(1, (double) part.packed().count() / size);
    }

    @Override
    public void close() throws IOException {
        part.reader().close();
    }
}
