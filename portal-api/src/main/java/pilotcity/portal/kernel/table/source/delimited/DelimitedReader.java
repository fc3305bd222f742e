package pilotcity.portal.kernel.table.source.delimited;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.files.CsvEndMarker;
import pilotcity.portal.kernel.table.source.ReadLimits;
import pilotcity.portal.kernel.table.source.SourceColumn;
import pilotcity.portal.kernel.table.source.SourceRow;
import pilotcity.portal.kernel.table.source.TableReader;
import pilotcity.portal.kernel.table.source.TableSourceException;
import pilotcity.portal.kernel.table.source.bytes.FileBytes;
import pilotcity.portal.kernel.table.source.header.HeadedRows;

/** The rows of a text. */
final class DelimitedReader implements TableReader {
    private static final int SPARE = 1 << 16;

    private final CsvReader<SourceRow> reader;
    private final Iterator<SourceRow> records;
    private final CellHandler handler;
    private final CsvEndMarker end;
    private final ReadLimits limits;
    private final Dialect dialect;
    private final HeadedRows rows;
    private boolean first = true;

    private DelimitedReader(
            CsvReader<SourceRow> reader,
            CellHandler handler,
            CsvEndMarker end,
            Dialect dialect,
            ReadLimits limits,
            int headerRow,
            int headerRows) {
        this.reader = reader;
        this.records = reader.iterator();
        this.handler = handler;
        this.end = end;
        this.dialect = dialect;
        this.limits = limits;
        this.rows = new HeadedRows(this::raw, headerRow, headerRows, limits);
    }

    static DelimitedReader open(
            FileBytes bytes, Charset charset, Dialect dialect, int headerRow, int headerRows, ReadLimits limits)
            throws IOException {
        CellHandler handler = new CellHandler(limits);
        CsvEndMarker end = new CsvEndMarker();
        CsvReader<SourceRow> reader = dialect.reader()
                .maxBufferSize(limits.cellCharacters() + SPARE)
                .build(handler, end.framed("", new StrictTextReader(bytes.open(), charset)));
        try {
            return new DelimitedReader(reader, handler, end, dialect, limits, headerRow, headerRows);
        } catch (RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    /** The next record, without the line by which Excel is told the delimiter; null behind the last one. */
    private @Nullable SourceRow raw() {
        SourceRow row = parsed();
        boolean begins = first;
        first = false;
        if (!begins || row == null || row.cells().size() > 2) {
            return row;
        }
        return DialectDetector.declared(joined(row)) == null ? row : parsed();
    }

    private String joined(SourceRow row) {
        return String.join(
                String.valueOf(dialect.delimiter()),
                row.cells().stream().map(String::valueOf).toList());
    }

    @Override
    public List<SourceColumn> columns() {
        return rows.columns();
    }

    @Override
    public @Nullable SourceRow next() {
        return rows.next();
    }

    @Override
    public boolean hasDecimalCommas() {
        return dialect.delimiter() == ';';
    }

    private @Nullable SourceRow parsed() {
        try {
            if (!records.hasNext()) {
                return null;
            }
            SourceRow row = records.next();
            String last = String.valueOf(row.cells().getLast());
            if (row.cells().size() == 1 && end.isMark(last)) {
                return null;
            }
            if (end.isIn(last)) {
                throw TableSourceException.ofReading(
                        row.number(),
                        "第 %,d 行：第 %d 列开始的引号没有结束。"
                                .formatted(row.number(), row.cells().size()),
                        "Line %,d: a quote that begins in column %d is never closed."
                                .formatted(row.number(), row.cells().size()));
            }
            return row;
        } catch (CsvParseException e) {
            throw failed(e);
        }
    }

    private TableSourceException failed(CsvParseException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof TableSourceException source) {
                return source;
            }
        }
        long line = Math.max(1, handler.line());
        String reason = String.valueOf((e.getCause() == null ? e : e.getCause()).getMessage());
        if (reason.contains("buffer size")) {
            return new TableSourceException(
                    line,
                    "第 %,d 行第 %,d 列：单元格超过 %,d 个字符，或开头的引号没有结束。"
                            .formatted(line, handler.count() + 1, limits.cellCharacters()),
                    "Row %,d, column %,d: the cell has more than %,d characters, or a quote that begins it is never closed."
                            .formatted(line, handler.count() + 1, limits.cellCharacters()));
        }
        if (reason.contains("closing quote")) {
            return TableSourceException.ofReading(
                    line,
                    "第 %,d 行第 %,d 列：结束引号之后还有文字；单元格内的引号须写两个。".formatted(line, handler.count() + 1),
                    "Line %,d, column %,d: text follows a closing quote; quotes within a cell have to be doubled."
                            .formatted(line, handler.count() + 1));
        }
        return TableSourceException.ofReading(
                line, "第 %,d 行无法读取：%s".formatted(line, reason), "Line %,d cannot be read: %s".formatted(line, reason));
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
