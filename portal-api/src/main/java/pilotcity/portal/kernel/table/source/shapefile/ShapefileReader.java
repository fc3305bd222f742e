package pilotcity.portal.kernel.table.source.shapefile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.table.source.ReadLimits;
import pilotcity.portal.kernel.table.source.SourceColumn;
import pilotcity.portal.kernel.table.source.SourceRow;
import pilotcity.portal.kernel.table.source.TableReader;
import pilotcity.portal.kernel.table.source.TableSourceException;
import pilotcity.portal.kernel.table.source.header.HeaderNames;

/** Attributes and shapes of one layer; a record that was deleted is in neither. */
final class ShapefileReader implements TableReader {
    private static final String GEOMETRY = "geometry";
    private static final int DELETED = '*';

    private final DbfTable table;
    private final DbfCells cells;
    private final LittleEndian records;
    private final ShapeRecords shapes;
    private final List<SourceColumn> columns;
    private long row;

    ShapefileReader(ShapefileLayer layer, DbfTable table, Charset charset, ReadLimits limits) throws IOException {
        this.table = table;
        this.cells = new DbfCells(charset);
        this.columns = columns(layer.crs());
        this.records = LittleEndian.open(layer.attributes(), table.name());
        try {
            this.shapes = new ShapeRecords(LittleEndian.open(layer.shapes(), layer.name() + ".shp"), limits);
            records.take(table.headerLength(), 0);
        } catch (IOException | RuntimeException e) {
            records.close();
            throw e;
        }
    }

    private List<SourceColumn> columns(String crs) {
        List<String> names = new ArrayList<>();
        for (DbfField field : table.fields()) {
            names.add(cells.name(field, names.size() + 1));
        }
        names.add(GEOMETRY);
        List<String> unique = HeaderNames.unique(names);
        List<SourceColumn> found = new ArrayList<>();
        for (int i = 0; i < table.fields().size(); i++) {
            found.add(new SourceColumn(unique.get(i), table.fields().get(i).frictionless(), null));
        }
        found.add(new SourceColumn(unique.getLast(), "geojson", crs));
        return List.copyOf(found);
    }

    @Override
    public List<SourceColumn> columns() {
        return columns;
    }

    @Override
    public @Nullable SourceRow next() {
        try {
            while (row < table.records()) {
                row++;
                byte[] record = records.take(table.recordLength(), row).array();
                if (!shapes.hasNext()) {
                    throw new TableSourceException(
                            row,
                            "属性有 %,d 条记录，图形却只有 %,d 个。".formatted(table.records(), row - 1),
                            "There are %,d records of attributes, but only %,d shapes."
                                    .formatted(table.records(), row - 1));
                }
                Object shape = shapes.next();
                if (record[0] != DELETED) {
                    return row(record, shape);
                }
            }
            if (shapes.hasNext()) {
                throw new TableSourceException(
                        row,
                        "图形多于属性的 %,d 条记录。".formatted(row),
                        "There are more shapes than the %,d records of attributes.".formatted(row));
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SourceRow row(byte[] record, @Nullable Object shape) {
        @Nullable Object[] values = new @Nullable Object[columns.size()];
        for (int i = 0; i < table.fields().size(); i++) {
            values[i] = cells.cell(record, table.fields().get(i), row, i + 1);
        }
        values[values.length - 1] = shape;
        return new SourceRow(row, Arrays.asList(values));
    }

    @Override
    public void close() {
        try (records) {
            shapes.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
