package pilotcity.portal.servicerequest.bulkimport;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import pilotcity.portal.kernel.feature.BulkImport;
import pilotcity.portal.kernel.files.CsvError;
import pilotcity.portal.servicerequest.bulkimport.csv.CsvFile;
import pilotcity.portal.servicerequest.bulkimport.csv.MalformedRowException;
import pilotcity.portal.servicerequest.bulkimport.mapping.MappedRow;
import pilotcity.portal.servicerequest.bulkimport.mapping.RejectedRowException;
import pilotcity.portal.servicerequest.bulkimport.mapping.RowMapper;

/** One import: reads and maps rows while the batches before are being written. */
public final class ImportRun {
    private static final int BATCH = 2_000;
    private static final int WRITERS = 2;
    private static final long REPORT_EVERY = Duration.ofMillis(500).toNanos();

    private final Function<List<MappedRow>, BatchWriter.Result> write;
    private final RowMapper mapper;
    private final RejectionReport rejections;
    private final Consumer<MappedRow> seen;
    private final Consumer<String> print;
    private final long start = System.nanoTime();
    private final Map<String, Long> lines = new HashMap<>();
    private List<MappedRow> batch = new ArrayList<>(BATCH);
    private long line = 1;
    private final Deque<Future<?>> writing = new ArrayDeque<>();
    private long reported = start;
    private long rows;
    private long added;
    private long changed;
    private long same;

    /**
     * @param write takes batches of rows, and returns how many were written or left
     * @param seen receives each row that is a record
     */
    public ImportRun(
            Function<List<MappedRow>, BatchWriter.Result> write,
            RowMapper mapper,
            RejectionReport rejections,
            Consumer<MappedRow> seen,
            Consumer<String> print) {
        this.write = write;
        this.mapper = mapper;
        this.rejections = rejections;
        this.seen = seen;
        this.print = print;
    }

    /** @return whether a record was written */
    public boolean run(CsvFile file) {
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            while (hasNext(file)) {
                read(file.next());
                if (batch.size() >= BATCH) {
                    flush(writers);
                }
                report(file);
            }
            flush(writers);
            while (!writing.isEmpty()) {
                await();
            }
        }
        summarise();
        return added + changed > 0;
    }

    private boolean hasNext(CsvFile file) {
        try {
            while (true) {
                try {
                    return file.hasNext();
                } catch (MalformedRowException e) {
                    rows++;
                    rejections.add(e.line(), "", e.reason(), e.text().isEmpty() ? List.of() : List.of(e.text()));
                }
            }
        } catch (CsvParseException e) {
            CsvError fault = CsvError.of(e);
            rejections.add(fault.line(), "", fault.reason() + "; nothing after it was read", List.of());
            return false;
        }
    }

    private void read(CsvRecord row) {
        if (row.getFieldCount() == 1 && row.getField(0).isBlank()) {
            return;
        }
        rows++;
        line = row.getStartingLineNumber();
        try {
            MappedRow mapped = mapper.map(row);
            Long earlier = lines.putIfAbsent(mapped.id(), line);
            if (earlier != null) {
                throw new RejectedRowException(mapper.idColumn(), "is the same as in line " + earlier);
            }
            mapper.keep(mapped);
            seen.accept(mapped);
            batch.add(mapped);
        } catch (RejectedRowException e) {
            rejections.add(line, e.column(), e.reason(), row.getFields());
        }
    }

    private void flush(ExecutorService writers) {
        if (batch.isEmpty()) {
            return;
        }
        List<MappedRow> full = batch;
        batch = new ArrayList<>(BATCH);
        while (writing.size() >= WRITERS) {
            await();
        }
        writing.add(writers.submit(() -> count(write.apply(full))));
    }

    private synchronized void count(BatchWriter.Result result) {
        added += result.added();
        changed += result.changed();
        same += result.same();
        for (MappedRow moved : result.moved()) {
            rejections.add(
                    moved.line(),
                    "",
                    "has changed at the source, but the record has been worked on here and is left as it is",
                    moved.row().getFields());
        }
    }

    private void await() {
        try {
            writing.remove().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "the import stopped; what was written before stays, run it again", e.getCause());
        }
    }

    private void report(CsvFile file) {
        long now = System.nanoTime();
        if (now - reported > REPORT_EVERY) {
            reported = now;
            int tenths = (int) Math.round(file.progress() * 20);
            print.accept(BulkImport.PROGRESS
                    + "[%s%s] %3d%%  %,d rows, %,d/s"
                            .formatted(
                                    "#".repeat(tenths),
                                    ".".repeat(20 - tenths),
                                    Math.round(file.progress() * 100),
                                    rows,
                                    perSecond(now)));
        }
    }

    private long perSecond(long now) {
        return Math.round(rows / ((now - start) / 1e9));
    }

    private synchronized void summarise() {
        print.accept(String.format(
                Locale.ROOT,
                "%,d rows: %,d new, %,d changed, %,d as they were, %,d rejected; %,d rows/s",
                rows,
                added,
                changed,
                same,
                rejections.count(),
                perSecond(System.nanoTime())));
        rejections.summary().forEach(print);
    }
}
