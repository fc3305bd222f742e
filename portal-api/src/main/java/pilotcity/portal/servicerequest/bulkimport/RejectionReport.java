package pilotcity.portal.servicerequest.bulkimport;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows that could not be imported, with the reason and their original cells, so that the file can be corrected and
 * imported.
 */
public final class RejectionReport implements AutoCloseable {
    private static final int SHOWN = 10;

    private final @Nullable Path file;
    private final List<String> first = new ArrayList<>();
    private final List<String> header;
    private @Nullable CsvWriter writer;
    private long count;

    private RejectionReport(@Nullable Path file, List<String> header) {
        this.file = file;
        this.header = header;
    }

    /** Begins anew: the list of an earlier import says nothing of this one. */
    public static RejectionReport into(Path file, List<String> header) throws IOException {
        Files.deleteIfExists(file);
        return new RejectionReport(file, header);
    }

    /** Writes no file, and prints the first ones. */
    static RejectionReport summary(List<String> header) {
        return new RejectionReport(null, header);
    }

    synchronized void add(long line, String column, String reason, List<String> fields) {
        count++;
        if (first.size() < SHOWN) {
            first.add("  line " + line + (column.isEmpty() ? "" : ", " + column) + ": " + reason);
        }
        if (file == null) {
            return;
        }
        List<String> row = new ArrayList<>(List.of(String.valueOf(line), column, reason));
        row.addAll(fields);
        writer(file).writeRecord(row);
    }

    private CsvWriter writer(Path file) {
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

    /** Where the rejected rows stand, or what the first ones are. */
    synchronized List<String> summary() {
        if (count == 0) {
            return List.of();
        }
        if (file != null) {
            return List.of("what was rejected, and why, is in " + file);
        }
        List<String> lines = new ArrayList<>(List.of("rejected, the first " + first.size() + ":"));
        lines.addAll(first);
        return List.copyOf(lines);
    }

    @Override
    public synchronized void close() throws IOException {
        CsvWriter open = writer;
        if (open != null) {
            open.close();
        }
    }
}
