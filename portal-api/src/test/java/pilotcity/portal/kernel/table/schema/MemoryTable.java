package pilotcity.portal.kernel.table.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.table.source.SourceColumn;
import pilotcity.portal.kernel.table.source.SourceRow;
import pilotcity.portal.kernel.table.source.TableReader;

/** A table in memory, and a schema out of a text block. */
public final class MemoryTable implements TableReader {
    private final List<SourceColumn> columns;
    private final List<SourceRow> rows;
    private int next;

    public MemoryTable(List<SourceColumn> columns, List<SourceRow> rows) {
        this.columns = columns;
        this.rows = rows;
    }

    /** Of CSV with a header; rows are numbered as lines, from 2. */
    public static MemoryTable csv(String csv) {
        List<List<@Nullable Object>> all = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .allowMissingFields(true)
                .allowExtraFields(true)
                .skipEmptyLines(false)
                .ofCsvRecord(csv)) {
            reader.forEach(each -> all.add(new ArrayList<>(each.getFields())));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        List<SourceColumn> columns = all.getFirst().stream()
                .map(name -> new SourceColumn(String.valueOf(name), null, null))
                .toList();
        List<SourceRow> rows = new ArrayList<>();
        for (int at = 1; at < all.size(); at++) {
            rows.add(new SourceRow(at + 1L, all.get(at)));
        }
        return new MemoryTable(columns, rows);
    }

    /** One column. */
    public static MemoryTable column(String name, String... values) {
        List<SourceRow> rows = new ArrayList<>();
        for (int at = 0; at < values.length; at++) {
            rows.add(new SourceRow(at + 2L, Arrays.asList((Object) values[at])));
        }
        return new MemoryTable(List.of(new SourceColumn(name, null, null)), rows);
    }

    /** @param json with a backquote for each quotation mark */
    public static TableSchema schema(String json) throws JsonProcessingException {
        List<String> faults = new ArrayList<>();
        TableSchema schema = TableSchema.read(
                new ObjectMapper().readTree(json.replace('`', '"')),
                (field, reason) -> faults.add(field + ": " + reason));
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(faults.toString());
        }
        return schema;
    }

    @Override
    public List<SourceColumn> columns() {
        return columns;
    }

    @Override
    public @Nullable SourceRow next() {
        return next < rows.size() ? rows.get(next++) : null;
    }

    @Override
    public void close() {}
}
