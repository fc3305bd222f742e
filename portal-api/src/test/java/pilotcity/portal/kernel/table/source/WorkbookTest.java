package pilotcity.portal.kernel.table.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks that openpyxl, LibreOffice and fastexcel wrote. */
class WorkbookTest {
    private static final Path FACILITIES = TableContent.MADE.resolve("facilities.xlsx");

    @TempDir
    Path folder;

    @Test
    void cellsBecomeTextWithoutLoss() throws IOException {
        TableContent table = TableContent.of(FACILITIES);
        assertThat(table.names())
                .containsExactly("编号", "名称", "身份证号", "邮编", "日期", "时间", "时刻", "占比", "金额", "开放", "错误", "合计");
        assertThat(table.row(0))
                .containsExactly(
                        "00042",
                        "图书馆",
                        "110101199003070011",
                        "100101",
                        "2026-11-30",
                        "08:30:00",
                        "2026-11-30T08:00:05",
                        "0.125",
                        "1234567.8",
                        "true",
                        "#N/A");
        assertThat(table.row(1))
                .containsExactly(
                        "00043",
                        "游泳馆 \r",
                        "11010119900307002X",
                        "000610",
                        "1900-03-01",
                        "23:59:59",
                        "2026-02-28T23:59:59",
                        "1",
                        "-0.5",
                        "false");
        assertThat(table.numbers()).containsExactly(4L, 5L);
    }

    @Test
    void visibleSheetsAreTablesAndHiddenOnesAreNamed() throws IOException {
        try (TableFile file = TableContent.open(FACILITIES)) {
            assertThat(file.format()).isEqualTo(TableFormat.XLSX);
            assertThat(file.tables()).containsExactly("设施", "人口");
            assertThat(file.notes())
                    .extracting(note -> note.en())
                    .contains("The sheet '代码' is hidden, and is not read.");
            assertThat(file.detected("人口")).isEqualTo(new ReadingOptions(null, null, null, 1, 2));
            TableContent table = TableContent.of(file, "人口", ReadingOptions.NONE);
            assertThat(table.names()).containsExactly("区县", "人口 / 男", "人口 / 女", "面积");
            assertThat(table.row(0)).containsExactly("黄浦", "100", "200", "20.46");
        }
    }

    @Test
    void formulasAreReadByTheValueThatWasCalculated() throws IOException {
        TableContent table = TableContent.of(TableContent.MADE.resolve("calc.xlsx"));
        assertThat(table.names()).containsExactly("name", "value", "sum");
        assertThat(table.row(0)).containsExactly("A", "0.1", "0.3");
        assertThat(table.row(1)).containsExactly("B", "2", "4");
    }

    @Test
    void formulasThatNobodyCalculatedAreEmptyAndNamed() throws IOException {
        Path file = Workbooks.write(folder, "f.xlsx", """
                <row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c><c r="B1" t="inlineStr"><is><t>n</t></is></c></row>
                <row r="2"><c r="A2"><v>1</v></c><c r="B2"><f>1/3</f></c></row>
                <row r="3"><c r="A3"><v>2</v></c><c r="B3"><f t="shared" si="0"/><v></v></c></row>
                <row r="4"><c r="A4"><v>3</v></c><c r="B4"><f>1+1</f><v>2</v></c></row>
                <row r="5"><c r="A5"><v>4</v></c><c r="B5" t="str"><f>""</f><v></v></c></row>""");
        try (TableFile tables = TableContent.open(file)) {
            TableContent table = TableContent.of(tables, "Sheet1", ReadingOptions.NONE);
            assertThat(table.rows().stream()
                            .map(row -> row.cells().size() > 1 ? row.cells().get(1) : "none"))
                    .containsExactly("none", "none", "2", "none");
            assertThat(tables.notes())
                    .singleElement()
                    .extracting(note -> note.en())
                    .asString()
                    .startsWith("The sheet 'Sheet1' has 2 formulas without a stored value, such as in B2,");
        }
    }

    /** Columns beyond the table, which many hide, and a hidden row of a title say nothing of its rows. */
    @Test
    void hiddenRowsAndColumnsAreReadAndNamed() throws IOException {
        String text = "<c t=\"inlineStr\"><is><t>%s</t></is></c>";
        String rows = "<row r=\"1\" hidden=\"1\">" + text.formatted("id") + text.formatted("n") + text.formatted("pay")
                + "</row><row r=\"2\"><c><v>1</v></c><c><v>2</v></c><c><v>3</v></c></row>"
                + "<row r=\"3\" hidden=\"true\"><c><v>4</v></c><c><v>5</v></c><c><v>6</v></c></row>"
                + "<row r=\"4\" hidden=\"1\"/>";
        Path file = Workbooks.zip(
                folder.resolve("h.xlsx"),
                Workbooks.parts("<worksheet><cols><col min=\"1\" max=\"1\" width=\"9\"/>"
                        + "<col min=\"3\" max=\"3\" hidden=\"1\"/><col min=\"5\" max=\"16384\" hidden=\"1\"/></cols>"
                        + "<sheetData>" + rows + "</sheetData></worksheet>"));
        try (TableFile tables = TableContent.open(file)) {
            TableContent table = TableContent.of(tables, "Sheet1", ReadingOptions.NONE);
            assertThat(table.row(1)).containsExactly("4", "5", "6");
            assertThat(tables.notes().stream().map(note -> note.en().replaceFirst(": hidden .*", "")))
                    .containsExactly(
                            "The sheet 'Sheet1' has 1 hidden row, such as row 3",
                            "The sheet 'Sheet1' has 1 hidden column, such as C");
        }
    }

    @Test
    void daysMayBeCountedFrom1904() throws IOException {
        assertThat(TableContent.of(TableContent.MADE.resolve("mac1904.xlsx")).row(0))
                .containsExactly("2026-11-30");
    }

    @Test
    void numbersKeepTheDigitsThatTheFileHas() throws IOException {
        Path file = Workbooks.write(folder, "n.xlsx", """
                <row><c t="inlineStr"><is><t>id</t></is></c><c t="inlineStr"><is><t>n</t></is></c></row>
                <row><c><v>12345678901234567</v></c><c><v>1.2345678901234567E+17</v></c></row>
                <row><c><v>0.10000000000000001</v></c><c><v>1E-7</v></c></row>
                <row><c><v>12.0</v></c><c><v>1E999999999</v></c></row>
                <row><c r="B5"><v>7</v></c></row>""");
        TableContent table = TableContent.of(file);
        assertThat(table.row(0)).containsExactly("12345678901234567", "123456789012345670");
        assertThat(table.row(1)).containsExactly("0.1", "0.0000001");
        assertThat(table.row(2)).containsExactly("12", "1E999999999");
        assertThat(table.row(3)).isEqualTo(Arrays.asList(null, "7"));
    }

    /** A district that was written once for all of its rows, and a title over all columns, which says nothing. */
    @Test
    void cellsMergedOverSeveralRowsAreNamed() throws IOException {
        String text = "<c t=\"inlineStr\"><is><t>%s</t></is></c>";
        String rows = "<row r=\"1\">" + text.formatted("区") + text.formatted("街道") + "</row>"
                + "<row r=\"2\">" + text.formatted("越秀") + text.formatted("北京") + "</row>"
                + "<row r=\"3\"><c r=\"B3\" t=\"inlineStr\"><is><t>流花</t></is></c></row>";
        Path file = Workbooks.zip(
                folder.resolve("m.xlsx"),
                Workbooks.parts("<worksheet><sheetData>" + rows
                        + "</sheetData><mergeCells><mergeCell ref=\"A1:B1\"/><mergeCell ref=\"A2:A3\"/></mergeCells>"
                        + "</worksheet>"));
        try (TableFile tables = TableContent.open(file)) {
            TableContent table = TableContent.of(tables, "Sheet1", ReadingOptions.NONE);
            assertThat(table.row(1)).isEqualTo(Arrays.asList(null, "流花"));
            assertThat(tables.notes())
                    .singleElement()
                    .extracting(note -> note.en())
                    .asString()
                    .startsWith("The sheet 'Sheet1' has 1 cell merged over several rows, such as A2:A3:");
        }
    }

    @Test
    void readingsAboveCharactersAreNoText() throws IOException {
        Path file = Workbooks.write(folder, "r.xlsx", """
                <row><c t="inlineStr"><is><r><t>東</t></r><r><t>京</t></r><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></is></c></row>
                <row><c><v>1</v></c></row>""");
        assertThat(TableContent.of(file).names()).containsExactly("東京");
    }
}
