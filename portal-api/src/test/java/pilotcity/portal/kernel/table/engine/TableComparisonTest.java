package pilotcity.portal.kernel.table.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pilotcity.portal.kernel.table.column.ColumnStorage;
import pilotcity.portal.kernel.table.column.StoredTable;
import pilotcity.portal.kernel.table.query.QueryControl;
import pilotcity.portal.kernel.table.query.TableComparison;
import pilotcity.portal.kernel.table.query.TableDifference;
import pilotcity.portal.kernel.table.query.TableDifference.Change;
import pilotcity.portal.kernel.table.query.TableDifference.RowChange;

/** What differs between two states of a table, held against what was changed. */
class TableComparisonTest {
    private static final List<ColumnStorage> TYPES =
            List.of(ColumnStorage.INTEGER, ColumnStorage.TEXT, ColumnStorage.DECIMAL);

    @TempDir
    Path folder;

    private StoredTable write(String name, List<ColumnStorage> types, int rows, IntFunction<@Nullable Object[]> row)
            throws IOException {
        WrittenTable written = WrittenTable.generated(folder, types, rows, row);
        Files.move(folder.resolve("written.parquet"), folder.resolve(name + ".parquet"));
        StoredTable table = written.table();
        return new StoredTable(name, table.rows(), table.columns(), table.shapes(), table.geometry(), table.time());
    }

    private StoredTable write(String name, List<@Nullable Object[]> rows) throws IOException {
        return write(name, TYPES, rows.size(), rows::get);
    }

    private static @Nullable Object[] row(@Nullable Long a, @Nullable String b, @Nullable String c) {
        return new @Nullable Object[] {a, b, c == null ? null : new BigDecimal(c)};
    }

    private ColumnEngine engine(StoredTable table) throws IOException {
        return new WrittenTable(folder, table).engine();
    }

    private TableDifference compare(StoredTable before, StoredTable after, List<String> key, int limit, long beyond)
            throws IOException {
        try (ColumnEngine engine = engine(before)) {
            return engine.compare(new TableComparison(before, after, key, limit, beyond), WrittenTable.time());
        }
    }

    private static String text(byte @Nullable [] row) {
        return row == null ? "" : new String(row, StandardCharsets.UTF_8);
    }

    @Test
    void rowsAreMatchedByTheirKeyWhereverTheyStand() throws IOException {
        StoredTable before = write(
                "before", List.of(row(1L, "x", "1.50"), row(2L, null, "2"), row(3L, "z", null), row(4L, "w", "4")));
        StoredTable after = write(
                "after",
                List.of(row(5L, "new", "5"), row(4L, "w", "4.000"), row(2L, "y", "2.25"), row(1L, "x", "1.5")));
        TableDifference found = compare(before, after, List.of("a"), 10, 0);
        assertThat(found.key()).containsExactly("a");
        assertThat(List.of(found.added(), found.removed(), found.changed(), found.cells()))
                .containsExactly(1L, 1L, 1L, 2L);
        assertThat(found.rows())
                .extracting(RowChange::change)
                .containsExactly(Change.ADDED, Change.CHANGED, Change.REMOVED);
        RowChange changed = found.rows().get(1);
        assertThat(changed.cells()).containsExactly("b", "c");
        assertThat(text(changed.before())).contains("\"a\":2,\"c\":2");
        assertThat(text(changed.after())).contains("\"b\":\"y\",\"c\":2.25");
        assertThat(compare(before, before, List.of("a"), 10, 0).isNone()).isTrue();
    }

    @Test
    void pagesTogetherHaveEveryDifferenceOnce() throws IOException {
        StoredTable before = write("before", TYPES, 500, i -> row((long) i, "t" + i, "1"));
        StoredTable after = write("after", TYPES, 500, i -> row(i + 100L, "t" + (i + 100 + (i % 3 == 0 ? 1 : 0)), "1"));
        TableDifference whole = compare(before, after, List.of("a"), 1000, 0);
        assertThat(whole.next()).isNull();
        assertThat(whole.rows()).hasSize((int) (whole.added() + whole.removed() + whole.changed()));
        assertThat(List.of(whole.added(), whole.removed(), whole.changed())).containsExactly(100L, 100L, 134L);
        List<String> paged = new ArrayList<>();
        Long next = 0L;
        while (next != null) {
            TableDifference page = compare(before, after, List.of("a"), 37, next);
            page.rows().forEach(each -> paged.add(text(each.before()) + text(each.after())));
            next = page.next();
        }
        assertThat(paged)
                .containsExactlyElementsOf(whole.rows().stream()
                        .map(each -> text(each.before()) + text(each.after()))
                        .toList());
    }

    @Test
    void withoutAKeyThatTellsRowsApartTheyAreCountedAsWholes() throws IOException {
        StoredTable before = write("before", List.of(row(1L, "x", null), row(1L, "x", null), row(2L, null, null)));
        StoredTable after = write(
                "after", List.of(row(2L, null, null), row(1L, "x", null), row(3L, "q", null), row(3L, "q", null)));
        for (List<String> key : List.of(List.<String>of(), List.of("a"), List.of("gone"))) {
            TableDifference found = compare(before, after, key, 10, 0);
            assertThat(found.key()).isEmpty();
            assertThat(List.of(found.added(), found.removed(), found.changed())).containsExactly(2L, 1L, 0L);
            assertThat(found.rows()).extracting(RowChange::change).containsExactly(Change.ADDED, Change.REMOVED);
            assertThat(found.rows()).extracting(RowChange::times).containsExactly(2L, 1L);
        }
    }

    @Test
    void columnsThatAreInOneOnlyOrHaveAnotherTypeAreTold() throws IOException {
        StoredTable before = write(
                "before", List.of(ColumnStorage.INTEGER, ColumnStorage.INTEGER), 2, i -> new Object[] {(long) i, 7L});
        StoredTable after =
                write("after", List.of(ColumnStorage.INTEGER, ColumnStorage.TEXT, ColumnStorage.TEXT), 2, i ->
                        new Object[] {(long) i, i == 0 ? "7" : "8", "new"});
        TableDifference found = compare(before, after, List.of("a"), 10, 0);
        assertThat(found.changed()).isEqualTo(1);
        assertThat(found.rows().getFirst().cells()).containsExactly("b");
        assertThat(new TableComparison(before, after, List.of(), 0, 0).columnChanges())
                .extracting(TableComparison.ColumnChange::name)
                .contains("c");
    }

    @Test
    void aMillionRowsAreComparedInTheMemoryOfOneQuestion() throws IOException {
        int rows = 1_000_000;
        StoredTable before = write("before", TYPES, rows, i -> row((long) i, "text " + i, "1"));
        StoredTable after = write("after", TYPES, rows, i -> row((long) i, i % 1000 == 0 ? "other" : "text " + i, "1"));
        try (ColumnEngine engine = engine(before)) {
            for (List<String> key : List.of(List.of("a"), List.<String>of())) {
                TableDifference found = engine.compare(
                        new TableComparison(before, after, key, 10, 0), new QueryControl(Duration.ofSeconds(60)));
                assertThat(found.changed() + found.added()).isEqualTo(1000);
                assertThat(found.rows()).hasSize(10);
            }
        }
    }
}
