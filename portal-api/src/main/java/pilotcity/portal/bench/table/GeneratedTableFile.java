package pilotcity.portal.bench.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.table.column.StoredColumn;

/** Generated rows as a CSV file such as an agency sends. */
final class GeneratedTableFile {
    private GeneratedTableFile() {}

    static void write(Path file, GeneratedRows generated, int rows) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().build(file)) {
            List<String> names =
                    GeneratedRows.columns().stream().map(StoredColumn::name).toList();
            csv.writeRecord(names);
            for (int i = 0; i < rows; i++) {
                csv.writeRecord(Arrays.stream(generated.row(i))
                        .map(GeneratedTableFile::text)
                        .toList());
            }
        }
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case BigDecimal number -> number.toPlainString();
            default -> value.toString();
        };
    }
}
