package pilotcity.portal.kernel.table.source.parquet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.table.source.ReadLimits;
import pilotcity.portal.kernel.table.source.SourceColumn;
import pilotcity.portal.kernel.table.source.SourceRow;
import pilotcity.portal.kernel.table.source.TableReader;
import pilotcity.portal.kernel.table.source.geometry.WkbShapes;

/** The records of a Parquet file, one group of rows in memory at a time. */
final class ParquetRows implements TableReader {
    private final ParquetFileReader file;
    private final ParquetColumns columns;
    private final ReadLimits limits;
    private final WkbShapes shapes;
    private final MessageColumnIO assembly;
    private @Nullable RecordReader<Group> group;
    private long left;
    private long row;

    ParquetRows(ParquetFileReader file, ParquetColumns columns, ReadLimits limits) {
        this.file = file;
        this.columns = columns;
        this.limits = limits;
        this.shapes = new WkbShapes(limits);
        this.assembly = new ColumnIOFactory().getColumnIO(columns.schema());
    }

    @Override
    public List<SourceColumn> columns() {
        return columns.columns();
    }

    @Override
    public @Nullable SourceRow next() {
        try {
            RecordReader<Group> reader = group();
            if (reader == null) {
                return null;
            }
            row++;
            left--;
            return row(reader.read());
        } catch (IOException | RuntimeException e) {
            throw ParquetFile.damaged(Math.max(1, row), e);
        }
    }

    private @Nullable RecordReader<Group> group() throws IOException {
        while (left == 0) {
            PageReadStore pages = file.readNextRowGroup();
            if (pages == null) {
                return null;
            }
            left = pages.getRowCount();
            group = left == 0
                    ? null
                    : assembly.getRecordReader(
                            new BoundedPages(pages, limits), new GroupRecordConverter(columns.schema()));
        }
        return group;
    }

    private SourceRow row(Group record) {
        @Nullable Object[] cells = new @Nullable Object[columns.columns().size()];
        long characters = 0;
        for (int i = 0; i < cells.length; i++) {
            cells[i] = cell(record, i);
            if (cells[i] instanceof String text) {
                limits.requireCell(row, i + 1, text.length());
                characters += text.length();
            }
        }
        limits.requireRow(row, characters);
        return new SourceRow(row, Arrays.asList(cells));
    }

    private @Nullable Object cell(Group record, int field) {
        Type type = columns.schema().getType(field);
        if (type.isRepetition(Type.Repetition.REPEATED)) {
            return NestedJson.text(record, field);
        }
        if (record.getFieldRepetitionCount(field) == 0) {
            return null;
        }
        if (columns.shapes().get(field)) {
            return shapes.read(record.getBinary(field, 0).getBytes(), row);
        }
        return type.isPrimitive() ? ParquetValues.text(record, field, 0) : NestedJson.text(record, field);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
