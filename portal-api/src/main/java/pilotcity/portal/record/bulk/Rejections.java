package pilotcity.portal.record.bulk;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows that could not be imported, with the reason and everything that stood in them: mend the file and import it. */
final class Rejections implements AutoCloseable {
    private final Path file;
    private final List<String> header;
    private @Nullable CsvWriter writer;
    private long count;

    /** Begins anew: the list of an earlier import says nothing of this one. */
    Rejections(Path file, List<String> header) throws IOException {
        Files.deleteIfExists(file);
        this.file = file;
        this.header = header;
    }

    synchronized void add(long line, String column, String reason, List<String> fields) {
        count++;
        List<String> row = new ArrayList<>(List.of(String.valueOf(line), column, reason));
        row.addAll(fields);
        writer().writeRecord(row);
    }

    private CsvWriter writer() {
        CsvWriter open = writer;
        if (open == null) {
            try {
                Files.createDirectories(file.toAbsolutePath().getParent());
                open = CsvWriter.builder().build(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            List<String> columns = new ArrayList<>(List.of("line", "column", "reason"));
            columns.addAll(header);
            open.writeRecord(columns);
            writer = open;
        }
        return open;
    }

    synchronized long count() {
        return count;
    }

    Path file() {
        return file;
    }

    @Override
    public synchronized void close() throws IOException {
        CsvWriter open = writer;
        if (open != null) {
            open.close();
        }
    }
}
