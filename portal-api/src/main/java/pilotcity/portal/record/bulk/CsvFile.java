package pilotcity.portal.record.bulk;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** A CSV file in UTF-8 (RFC 4180), compressed by gzip or not, that knows how much of it has been read. */
final class CsvFile implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final long size;
    private final Counting counting;
    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> rows;
    private final List<String> header;

    private static final class Counting extends FilterInputStream {
        private long count;

        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = in.read();
            count += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = in.read(bytes, offset, length);
            count += Math.max(read, 0);
            return read;
        }
    }

    private CsvFile(long size, Counting counting, CsvReader<CsvRecord> reader) {
        this.size = size;
        this.counting = counting;
        this.reader = reader;
        this.rows = reader.iterator();
        if (!rows.hasNext()) {
            throw new IllegalArgumentException("the file is empty; its first line has to name the columns");
        }
        this.header = rows.next().getFields().stream().map(String::strip).toList();
    }

    /** @throws IllegalArgumentException when it has no first line */
    static CsvFile open(Path file) throws IOException {
        Counting counting = new Counting(Files.newInputStream(file));
        InputStream buffered = new BufferedInputStream(counting, BUFFER);
        buffered.mark(2);
        boolean zipped = buffered.read() == 0x1f && buffered.read() == 0x8b;
        buffered.reset();
        InputStream plain = zipped ? new GZIPInputStream(buffered, BUFFER) : buffered;
        CsvReader<CsvRecord> reader = CsvReader.builder()
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofCsvRecord(withoutMark(new InputStreamReader(plain, StandardCharsets.UTF_8)));
        return new CsvFile(Files.size(file), counting, reader);
    }

    private static Reader withoutMark(Reader reader) throws IOException {
        PushbackReader pushback = new PushbackReader(reader, 1);
        int first = pushback.read();
        if (first >= 0 && first != BYTE_ORDER_MARK) {
            pushback.unread(first);
        }
        return pushback;
    }

    List<String> header() {
        return header;
    }

    boolean hasNext() {
        return rows.hasNext();
    }

    CsvRecord next() {
        return rows.next();
    }

    /** How much has been read, from 0 to 1. */
    double progress() {
        return size == 0 ? 1 : (double) counting.count / size;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
