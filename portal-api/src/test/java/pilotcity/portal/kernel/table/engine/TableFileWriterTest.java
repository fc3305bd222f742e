package pilotcity.portal.kernel.table.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pilotcity.index.search.SortStep;
import pilotcity.portal.faults.SmallDisk;
import pilotcity.portal.kernel.files.DiskSpace;
import pilotcity.portal.kernel.files.FolderTree;
import pilotcity.portal.kernel.table.column.ColumnStorage;
import pilotcity.portal.kernel.table.column.ShapeStorage;
import pilotcity.portal.kernel.table.column.StoredColumn;
import pilotcity.portal.kernel.table.column.ValueBounds;
import pilotcity.portal.kernel.table.duckdb.ColumnEngineException;
import pilotcity.portal.kernel.table.query.TablePage;
import pilotcity.portal.kernel.table.query.TableQuery;
import pilotcity.portal.kernel.table.write.TableFileWriter;

/** What is given to the writer is in the file, value for value. */
class TableFileWriterTest {
    private static final TableFileWriter.Resources RESOURCES = new TableFileWriter.Resources("256MB", 2);
    private static final List<StoredColumn> ONE_TEXT = List.of(SampleTable.column("a", ColumnStorage.TEXT));

    @TempDir
    Path folder;

    private StoredColumn only(WrittenTable written) {
        return written.table().columns().getFirst();
    }

    private WrittenTable numbers(ColumnStorage storage, @Nullable Object... values) throws IOException {
        Object[][] rows = new Object[values.length][];
        for (int i = 0; i < values.length; i++) {
            rows[i] = new Object[] {values[i]};
        }
        return WrittenTable.of(Files.createTempDirectory(folder, "numbers"), List.of(storage), rows);
    }

    @Test
    void wholeNumbersOf64BitsStayWhole() throws IOException {
        WrittenTable written =
                numbers(ColumnStorage.INTEGER, Long.MIN_VALUE, 0L, null, Long.MAX_VALUE, new BigInteger("7"));
        assertThat(only(written).storage()).isEqualTo(ColumnStorage.INTEGER);
        assertThat(written.rows())
                .containsExactly(
                        "{\"a\":-9223372036854775808}", "{\"a\":0}", "{}", "{\"a\":9223372036854775807}", "{\"a\":7}");
    }

    @Test
    void longerWholeNumbersAreExactDecimals() throws IOException {
        BigInteger longer = BigInteger.valueOf(Long.MAX_VALUE).add(BigInteger.ONE);
        WrittenTable written = numbers(ColumnStorage.INTEGER, 1L, longer, longer.negate());
        assertThat(only(written).sqlType()).isEqualTo("DECIMAL(38,0)");
        assertThat(written.rows())
                .containsExactly("{\"a\":1}", "{\"a\":9223372036854775808}", "{\"a\":-9223372036854775808}");
    }

    @Test
    void everyDigitOf38Survives() throws IOException {
        String digits = "12345678901234567890123456.789012345678";
        WrittenTable written = numbers(ColumnStorage.DECIMAL, new BigDecimal(digits), new BigDecimal("-0.10"), 5L);
        assertThat(only(written).sqlType()).isEqualTo("DECIMAL(38,12)");
        assertThat(written.rows()).containsExactly("{\"a\":" + digits + "}", "{\"a\":-0.1}", "{\"a\":5}");
    }

    @Test
    void shortWholeNumbersTakeNoDigitsFromLongFractions() throws IOException {
        WrittenTable written = numbers(ColumnStorage.DECIMAL, 5L, new BigDecimal("0.123456789012345678901234567891"));
        assertThat(only(written).sqlType()).isEqualTo("DECIMAL(38,30)");
        assertThat(written.rows()).last().isEqualTo("{\"a\":0.123456789012345678901234567891}");
    }

    @Test
    void numbersBeyond38DigitsAreRoundedToBinary() throws IOException {
        WrittenTable written = numbers(
                ColumnStorage.DECIMAL,
                new BigDecimal("1E300"),
                new BigDecimal("0.1"),
                new BigDecimal("123456789012345678901234567890123456789"),
                new BigDecimal("1E-300"),
                new BigDecimal("-0.000"));
        assertThat(only(written).storage()).isEqualTo(ColumnStorage.DOUBLE);
        assertThat(written.rows())
                .containsExactly(
                        "{\"a\":1.0E300}",
                        "{\"a\":0.1}",
                        "{\"a\":1.2345678901234568E38}",
                        "{\"a\":1.0E-300}",
                        "{\"a\":0.0}");
    }

    @Test
    void zerosTakeNoDigitsWhateverTheirExponent() throws IOException {
        WrittenTable written = numbers(
                ColumnStorage.DECIMAL, new BigDecimal("0E-60"), new BigDecimal("0E+60"), new BigDecimal("-0.0"));
        assertThat(only(written).sqlType()).isEqualTo("DECIMAL(15,0)");
        assertThat(written.rows()).containsOnly("{\"a\":0}");
    }

    @Test
    void typesThatGrowOverAndOverKeepEveryRowInItsPlace() throws IOException {
        Random random = new Random(5);
        List<BigDecimal> values = new ArrayList<>();
        for (int i = 0; i < 60_000; i++) {
            int scale = i / 2500;
            values.add(new BigDecimal(new BigInteger(20 + i / 1500, random), scale / 2));
        }
        WrittenTable written = WrittenTable.generated(
                folder, List.of(ColumnStorage.DECIMAL), values.size(), at -> new Object[] {values.get(at)});
        List<BigDecimal> found = new ArrayList<>();
        try (ColumnEngine engine = written.engine()) {
            engine.scan(written.table(), TableQuery.ALL.withSelect(List.of("a")), WrittenTable.time(), json -> {
                String text = new String(json, StandardCharsets.UTF_8);
                found.add(new BigDecimal(text.substring(5, text.length() - 1)));
            });
        }
        assertThat(found).usingElementComparator(BigDecimal::compareTo).containsExactlyElementsOf(values);
    }

    @Test
    void textsKeepEveryCharacter() throws IOException {
        String longest = "长".repeat(3_000_000);
        String[] texts = {"a\0b", "\0", "", " ", "𠮷野家", "é", "\uFEFFx", "\r\n\t", "\\\"'", longest, "NULL", "007"};
        Object[][] rows = new Object[texts.length][];
        for (int i = 0; i < texts.length; i++) {
            rows[i] = new Object[] {texts[i]};
        }
        WrittenTable written = WrittenTable.of(folder, List.of(ColumnStorage.TEXT), rows);
        try (ColumnEngine engine = written.engine()) {
            List<String> found = new ArrayList<>();
            engine.scan(
                    written.table(),
                    TableQuery.ALL.withSelect(List.of("a")),
                    WrittenTable.time(),
                    json -> found.add(new ObjectMapper().readTree(json).get("a").asText()));
            assertThat(found).containsExactly(texts);
        }
    }

    @Test
    void whatCannotBeStoredIsRefusedByName() throws IOException {
        Path scratch = Files.createDirectory(folder.resolve("s"));
        List<Object> refused = List.of(
                "half \uD800 pair",
                "\uDC00",
                new BigDecimal("1E309"),
                new BigDecimal("1.8E308"),
                new BigDecimal("1E-2000"),
                new BigDecimal("1E999999999"),
                LocalDate.of(-4001, 1, 1),
                LocalDate.MAX,
                Instant.MAX,
                Instant.MIN);
        try (TableFileWriter writer = new TableFileWriter(ONE_TEXT, ShapeStorage.NONE, scratch, RESOURCES)) {
            for (Object value : refused) {
                assertThat(ValueBounds.findFault(value)).as("%s", value).isPresent();
                assertThatThrownBy(() -> writer.row(new Object[] {value}, null))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageStartingWith("a: ");
            }
            assertThatThrownBy(() -> writer.row(new Object[0], null)).hasMessage("0 values for 1 columns");
            assertThat(writer.rows()).isZero();
        }
    }

    @Test
    void daysAndMomentsOfAllYearsComeBack() throws IOException {
        WrittenTable written = WrittenTable.of(
                folder,
                List.of(ColumnStorage.DATE, ColumnStorage.INSTANT),
                new Object[] {LocalDate.of(-4000, 1, 1), Instant.parse("-4000-01-01T00:00:00.000001Z")},
                new Object[] {LocalDate.of(0, 2, 29), Instant.parse("0000-02-29T23:59:59.999999Z")},
                new Object[] {LocalDate.of(1582, 10, 10), Instant.parse("1582-10-10T12:00:00Z")},
                new Object[] {LocalDate.of(1969, 12, 31), Instant.parse("1969-12-31T23:59:59.9999999Z")},
                new Object[] {LocalDate.of(9999, 12, 31), Instant.parse("9999-12-31T23:59:59.999999Z")},
                new Object[] {LocalDate.of(12345, 6, 7), Instant.parse("+12345-06-07T00:00:00Z")});
        assertThat(written.rows())
                .containsExactly(
                        "{\"a\":\"-4000-01-01\",\"b\":\"-4000-01-01T00:00:00.000001Z\"}",
                        "{\"a\":\"0000-02-29\",\"b\":\"0000-02-29T23:59:59.999999Z\"}",
                        "{\"a\":\"1582-10-10\",\"b\":\"1582-10-10T12:00:00Z\"}",
                        "{\"a\":\"1969-12-31\",\"b\":\"1969-12-31T23:59:59.999999Z\"}",
                        "{\"a\":\"9999-12-31\",\"b\":\"9999-12-31T23:59:59.999999Z\"}",
                        "{\"a\":\"+12345-06-07\",\"b\":\"+12345-06-07T00:00:00Z\"}");
    }

    @Test
    void tablesWithoutRowsOrWithoutColumnsAreTables() throws IOException {
        WrittenTable empty = WrittenTable.of(folder, List.of(ColumnStorage.TEXT, ColumnStorage.DECIMAL));
        assertThat(empty.rows()).isEmpty();
        WrittenTable bare =
                WrittenTable.of(Files.createDirectory(folder.resolve("bare")), List.of(), new Object[0], new Object[0]);
        assertThat(bare.rows()).containsExactly("{\"_id\":1}", "{\"_id\":2}");
    }

    @Test
    void aTableHasThousandsOfColumns() throws IOException {
        WrittenTable written =
                WrittenTable.generated(folder, Collections.nCopies(2000, ColumnStorage.INTEGER), 6000, at -> {
                    Object[] row = new Object[2000];
                    row[at % 2000] = (long) at;
                    return row;
                });
        try (ColumnEngine engine = written.engine("512MB")) {
            assertThat(engine.search(written.table(), TableQuery.ALL, WrittenTable.time())
                            .rows())
                    .hasSize(100);
            List<SortStep> downwards = List.of(new SortStep("_id", true));
            assertThat(engine.search(written.table(), TableQuery.ALL.withSort(downwards), WrittenTable.time())
                            .rows())
                    .extracting(TablePage.Row::id)
                    .startsWith(6000L, 5999L)
                    .hasSize(100);
            TablePage last = engine.search(
                    written.table(), TableQuery.ALL.withOffset(5999).withTotal(true), WrittenTable.time());
            assertThat(last.total()).isEqualTo(6000);
            assertThat(last.rows().getFirst().json()).asString().isEqualTo("{\"_id\":6000,\"column1999\":5999}");
        }
    }

    @Test
    void longRowsNeedNoMoreMemoryThanShortOnes() throws IOException {
        String text = "0123456789abcdef".repeat(6000);
        WrittenTable written =
                WrittenTable.generated(folder, List.of(ColumnStorage.TEXT), 6000, at -> new Object[] {at + text});
        try (ColumnEngine engine = written.engine()) {
            assertThat(engine.count(written.table(), TableQuery.ALL, WrittenTable.time()))
                    .isEqualTo(6000);
        }
    }

    @Test
    void breakingOffLeavesNeitherFilesNorThreads() throws IOException {
        for (int rows : new int[] {0, 1, 2048, 5000, 200_000}) {
            Path scratch = Files.createDirectory(folder.resolve("broken" + rows));
            try (TableFileWriter writer = new TableFileWriter(ONE_TEXT, ShapeStorage.NONE, scratch, RESOURCES)) {
                for (int i = 0; i < rows; i++) {
                    writer.row(new Object[] {"row " + i}, null);
                }
            }
            assertThat(scratch).doesNotExist();
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("table-writer broken"));
    }

    @Test
    void aFinishedTableTakesNothingMore() throws IOException {
        Path scratch = Files.createDirectory(folder.resolve("s"));
        try (TableFileWriter writer = new TableFileWriter(ONE_TEXT, ShapeStorage.NONE, scratch, RESOURCES)) {
            writer.row(new Object[] {"x"}, null);
            writer.finish(scratch.resolve("one.parquet"));
            assertThatThrownBy(() -> writer.finish(scratch.resolve("two.parquet")))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> writer.row(new Object[] {"y"}, null)).isInstanceOf(IllegalStateException.class);
            assertThat(scratch.resolve("one.parquet")).isNotEmptyFile();
            assertThat(scratch.resolve("two.parquet")).doesNotExist();
        }
        assertThat(scratch).doesNotExist();
    }

    @Test
    void aFullDiskIsToldAsSuch() throws IOException {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("small"), 4).orElse(null)) {
            Assumptions.assumeTrue(disk != null, "only root can mount a small disk");
            Path scratch = Files.createDirectory(disk.folder().resolve("scratch"));
            Random random = new Random(1);
            assertThatThrownBy(() -> {
                        try (TableFileWriter writer =
                                new TableFileWriter(ONE_TEXT, ShapeStorage.NONE, scratch, RESOURCES)) {
                            for (int i = 0; i < 1_000_000; i++) {
                                writer.row(new Object[] {Long.toHexString(random.nextLong())}, null);
                            }
                            writer.finish(scratch.resolve("done.parquet"));
                        }
                    })
                    .isInstanceOf(ColumnEngineException.class)
                    .matches(DiskSpace::isFull);
            FolderTree.delete(scratch);
        }
    }
}
