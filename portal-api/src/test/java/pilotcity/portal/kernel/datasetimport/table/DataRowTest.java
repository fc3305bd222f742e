package pilotcity.portal.kernel.datasetimport.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pilotcity.portal.kernel.table.schema.TableSchema;

/** A row of a bundled set gives values as its schema has them written. */
class DataRowTest {
    @TempDir
    Path folder;

    @Test
    void aRowGivesAnInstant() {
        DataRow row = new DataRow(3, Map.of("at", "2024-05-01T08:30:00+08:00", "day", "2024-05-01", "none", ""));
        assertThat(row.instant("at")).isEqualTo(Instant.parse("2024-05-01T00:30:00Z"));
        assertThat(row.instant("none")).isNull();
        assertThatThrownBy(() -> row.instant("day"))
                .hasMessage("line 3 column day: '2024-05-01' must be a time with its offset from UTC");
    }

    @Test
    void whatASchemaHasWrittenOtherwiseIsReadAllTheSame() throws Exception {
        Path file = Files.writeString(
                folder.resolve("t.csv"), "day;count;note\n".replace(';', ',') + "31/01/2024,\"1,234\",-\n");
        List<String> faults = new ArrayList<>();
        TableSchema schema =
                TableSchema.read(new ObjectMapper().readTree("""
                {"fields": [{"name": "day", "type": "date", "format": "%d/%m/%Y"},
                            {"name": "count", "type": "integer", "groupChar": ","}, {"name": "note"}],
                 "missingValues": ["", "-"]}
                """), (field, fault) -> faults.add(field + fault));
        List<ImportProblem> problems = new ArrayList<>();
        DataRow row = CsvTable.read(file, "t.csv", schema, problems).rows().getFirst();
        assertThat(problems).isEmpty();
        assertThat(faults).isEmpty();
        assertThat(row.date("day")).isEqualTo(LocalDate.of(2024, 1, 31));
        assertThat(row.whole("count")).isEqualTo(1234);
        assertThat(row.find("note")).isNull();
    }
}
