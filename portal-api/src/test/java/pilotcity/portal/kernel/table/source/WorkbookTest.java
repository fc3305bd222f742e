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
                        "#N/A",
                        "=A4*2");
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
                    .containsExactly("The sheet '代码' is hidden, and is not read.");
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
                    .startsWith("The sheet 'Sheet1' has 1 cells merged over several rows, such as A2:A3:");
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
