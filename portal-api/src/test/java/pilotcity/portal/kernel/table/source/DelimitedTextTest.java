package pilotcity.portal.kernel.table.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pilotcity.portal.kernel.table.source.detection.TableFiles;

/** CSV and its like as agencies write them; the numbers are those of issues in which publishers complained. */
class DelimitedTextTest {
    private static final String CHINESE = "编号,名称,地址\n001,市图书馆,人民大道100号\n002,体育馆,中山路8号\n";

    @TempDir
    Path folder;

    private TableFile file(String name, byte[] bytes) throws IOException {
        return TableContent.open(TableContent.file(folder, name, bytes));
    }

    private ReadingOptions detected(String name, String text, Charset charset) throws IOException {
        try (TableFile file = file(name, text.getBytes(charset))) {
            return file.detected(file.tables().getFirst());
        }
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE", "Big5"})
    void chineseIsReadInTheEncodingThatItHas(String encoding) throws IOException {
        String text = encoding.equals("Big5") ? "編號,名稱,地址\n001,市圖書館,人民大道100號\n002,體育館,中山路8號\n" : CHINESE;
        Charset charset = Charset.forName(encoding);
        assertThat(detected("a.csv", text, charset).encoding()).isEqualTo(encoding);
        TableContent table = TableContent.of(folder, "a.csv", text, charset);
        assertThat(table.names().getFirst()).isEqualTo(encoding.equals("Big5") ? "編號" : "编号");
        assertThat(table.row(1).getFirst()).isEqualTo("002");
        assertThat(table.numbers()).containsExactly(2L, 3L);
    }

    /** Few characters, and rare ones: the portal takes them for Chinese, and says that it guessed. */
    @ParameterizedTest
    @CsvSource({"'1,𠮷野家㙟\n2,龘靐\n', GB18030", "'1,Zürich\n2,Köln\n', windows-1252", "'1,龙\n2,x\n', GB18030"})
    void whatIsGuessedOfFewCharactersIsSaid(String text, String encoding) throws IOException {
        byte[] bytes = text.getBytes(Charset.forName(encoding));
        try (TableFile file = file("a.csv", bytes)) {
            assertThat(file.detected("a").encoding()).isEqualTo(encoding);
            assertThat(file.notes())
                    .singleElement()
                    .extracting(note -> note.en())
                    .asString()
                    .startsWith("The encoding of the file is a guess, since few characters tell it: it is read as "
                            + encoding + "; where texts come out wrong, choose ");
        }
        try (TableFile file = file("b.csv", CHINESE.getBytes(Charset.forName("GB18030")))) {
            assertThat(file.notes()).isEmpty();
        }
    }

    /** Lists within cells, more of them than there are columns. */
    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            name,langs,roles|Ann,en;de;fr,a;b;c|Bob,en;es;pt,a;b;d|Cy,en;zh;jp,e;b;d                       ~ ,
            name,langs,roles|Ann,en;de;fr;it,a;b;c|Bob,en;es;pt;it,a;b;d|Cy,en;zh;jp;it,e;b;d               ~ ,
            id;kommune;werte|1;Bonn;1,5,7|2;Ulm;2,5,8|3;Hof;3,5,9                                           ~ ;
            Zahlen, Stand 2026|id;wert|1;1,5|2;2,5|3;3,5|4;4,5                                              ~ ;
            """)
    void theHeaderTellsTheDelimiterFromListsInCells(String lines, char delimiter) throws IOException {
        assertThat(detected("a.csv", lines.strip().replace('|', '\n') + "\n", UTF_8)
                        .delimiter())
                .isEqualTo(delimiter);
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "UTF-16LE", "UTF-16BE"})
    void aMarkSaysTheEncodingAndIsNoPartOfTheFirstName(String encoding) throws IOException {
        TableContent table = TableContent.of(folder, "a.csv", "\ufeff" + CHINESE, Charset.forName(encoding));
        assertThat(table.names()).containsExactly("编号", "名称", "地址");
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1252, 'Straße;Größe\nMünchen – Süd;5 €\nKöln;7 €\n'",
        "ISO-8859-15, 'Straße;Größe\nMünchen;5 ¤\nKöln;7 ¤\n'",
        "windows-1250, 'Miasto;Województwo\nŁódź;łódzkie\nGdańsk;pomorskie\nŻywiec;śląskie\n'",
        "windows-1251, 'Город;Область\nМосква;Московская\nКазань;Татарстан\n'"
    })
    void europeanEncodingsAreToldApart(String encoding, String text) throws IOException {
        Charset charset = Charset.forName(encoding);
        String written = encoding.equals("ISO-8859-15") ? text.replace('¤', '€') : text;
        assertThat(detected("a.csv", written, charset).encoding()).isEqualTo(encoding);
        TableContent table = TableContent.of(folder, "a.csv", written, charset);
        assertThat(table.row(0).getFirst()).isEqualTo(written.split("[\n;]")[2]);
    }

    @Test
    void charactersBehindALongPlainPartDecideTheEncoding() throws IOException {
        String plain = "id,name\n" + "1,plain\n".repeat(200_000);
        assertThat(detected("a.csv", plain + "2,游泳馆\n", Charset.forName("GBK")).encoding())
                .isEqualTo("GB18030");
    }

    @Test
    void mixedEncodingsEndReadingWithLineAndByte() throws IOException {
        ByteArrayOutputStream mixed = new ByteArrayOutputStream();
        mixed.writeBytes("编号,名称\n1,图书馆\n2,体育馆\n".getBytes(UTF_8));
        mixed.writeBytes("3,游泳馆\n".getBytes(Charset.forName("GBK")));
        Path file = TableContent.file(folder, "a.csv", mixed.toByteArray());
        assertThatThrownBy(() -> TableContent.of(file))
                .isInstanceOfSatisfying(
                        TableSourceException.class, e -> assertThat(e.row()).isEqualTo(4))
                .hasMessageStartingWith("Line 4, byte 41 of the file: D3 is not UTF-8.");
    }

    /** Far behind the beginning, where bytes of UTF-8 would pass as characters of the other encoding. */
    @Test
    void linesOfUtf8InAnotherEncodingAreFoundAnywhere() throws IOException {
        ByteArrayOutputStream mixed = new ByteArrayOutputStream();
        byte[] lines = "1,游泳馆\n".repeat(1000).getBytes(Charset.forName("GBK"));
        mixed.writeBytes("a,b\n".getBytes(UTF_8));
        for (int i = 0; i < 200; i++) {
            mixed.writeBytes(lines);
        }
        mixed.writeBytes("2,人民大道体育图书馆前\n".repeat(2000).getBytes(UTF_8));
        Path file = TableContent.file(folder, "a.csv", mixed.toByteArray());
        assertThatThrownBy(() -> TableContent.of(file)).hasMessageContaining("is not UTF-8");
    }

    @Test
    void delimitersThatAreNoneAreRefused() throws IOException {
        try (TableFile file = file("a.csv", "a,b\n1,2\n".getBytes(UTF_8))) {
            assertThatThrownBy(() -> file.read("a", new ReadingOptions(null, '"', '"', null, null)))
                    .isInstanceOf(TableSourceException.class);
            assertThatThrownBy(() -> file.read("a", new ReadingOptions(null, '\n', null, null, null)))
                    .isInstanceOf(TableSourceException.class);
            assertThatThrownBy(() -> file.read("a", new ReadingOptions(null, null, null, 1, 1_000_000)))
                    .hasMessage("A header of 1,000,000 rows is none; it has at most 20.");
        }
    }

    @Test
    void whatWasDetectedCanBeOverridden() throws IOException {
        try (TableFile file = file("a.csv", "Name|Ort\nMüller|Köln\n".getBytes(ISO_8859_1))) {
            TableContent table = TableContent.of(file, "a", new ReadingOptions("ISO-8859-1", ';', null, 0, 0));
            assertThat(table.names()).containsExactly("column_1");
            assertThat(table.row(1)).containsExactly("Müller|Köln");
            assertThatThrownBy(() -> TableContent.of(file, "a", new ReadingOptions("latin-x", null, null, null, null)))
                    .hasMessageStartingWith("There is no encoding 'latin-x'");
        }
    }

    @ParameterizedTest
    @CsvSource({"','", "';'", "'\t'", "'|'", "'^'"})
    void theDelimiterIsFound(char delimiter) throws IOException {
        String text = "name,place,note\n\"A\",\"B, C; D|E\",\"x\"\n\"F\",\"G\",\"\"\n"
                .replace("name,place,note", "name%splace%snote")
                .replace("\",\"", "\"" + delimiter + "\"")
                .replace("%s", String.valueOf(delimiter));
        assertThat(detected("a.csv", text, UTF_8).delimiter()).isEqualTo(delimiter);
        assertThat(TableContent.of(folder, "a.csv", text).row(0)).containsExactly("A", "B, C; D|E", "x");
    }

    @Test
    void decimalCommasAreNoDelimiters() throws IOException {
        String text = "Ort;Länge;Breite\nA;6,95;50,93\nB;7,01;51,45\nC;6,77;51,22\n";
        assertThat(detected("a.csv", text, UTF_8).delimiter()).isEqualTo(';');
    }

    @Test
    void theFirstLineOfExcelNamesTheDelimiterAndIsNoRow() throws IOException {
        TableContent table = TableContent.of(folder, "a.csv", "sep=;\na;b\n1,5;2,5\n");
        assertThat(table.names()).containsExactly("a", "b");
        assertThat(table.row(0)).containsExactly("1,5", "2,5");
    }

    @Test
    void titlesAndNotesAboveTheHeaderAreLeftOut() throws IOException {
        String text =
                "2026年公共图书馆统计表,,,\n单位：人,,,\n,,,\n\n馆名,地址,人数,日期\n市馆,人民路,1200,2026-01-01\n区馆,中山路,300,2026-01-02\n合计,,1500,\n";
        TableContent table = TableContent.of(folder, "a.csv", text);
        assertThat(table.names()).containsExactly("馆名", "地址", "人数", "日期");
        assertThat(table.numbers()).containsExactly(6L, 7L, 8L);
        assertThat(table.row(2)).containsExactly("合计", "", "1500", "");
    }

    @Test
    void aHeaderOfMergedCellsIsJoined() throws IOException {
        String text = "区县,人口,,面积\n,男,女,\n黄浦,100,200,20.46\n徐汇,300,400,54.76\n";
        assertThat(detected("a.csv", text, UTF_8))
                .extracting(ReadingOptions::headerRow, ReadingOptions::headerRows)
                .containsExactly(1, 2);
        assertThat(TableContent.of(folder, "a.csv", text).names()).containsExactly("区县", "人口 / 男", "人口 / 女", "面积");
    }

    @ParameterizedTest
    @CsvSource({
        "'更新时间：2026-11-30,单位：万元,,\n区县,街道,金额,备注\n黄浦,外滩,100,\n徐汇,湖南,200,\n', 2, 1",
        "',2025年,,2026年,\n区县,男,女,男,女\n黄浦,1,2,3,4\n徐汇,5,6,7,8\n', 1, 2",
        "'指标,第一产业,,第二产业,\n,总值,增速,总值,增速\n北京,1,2,3,4\n', 1, 2",
        "'地区,人口,人口,面积\n,男（人）,女（人）,平方公里\n东城,100,200,41.8\n西城,300,400,50.7\n', 1, 2",
        "'地区,人口,人口,面积\n,男（人）,女（人）,平方公里\n东城,100,200,41.8\n', 1, 2",
        "'地区,人口,人口,面积\n,男（人）,女（人）,平方公里\n东城,1.2万,1.3万,约41\n西城,1.1万,1.0万,约50\n', 1, 2",
        "'序号,单位名称,电话\n1,市图书馆,021-1234\n2,体育馆,021-5678\n', 1, 1",
        "'name,,value\nAnna,x,blue\nBerta,y,red\n', 1, 1",
        "'Table 3: Population by age\n\nArea;0-14;15-64;65+\nNorth;1,234;2,345;345\nSouth;2,234;1,345;245\n', 3, 1"
    })
    void theHeaderIsFoundWhereverItIs(String text, int row, int rows) throws IOException {
        assertThat(detected("a.csv", text, UTF_8))
                .extracting(ReadingOptions::headerRow, ReadingOptions::headerRows)
                .containsExactly(row, rows);
    }

    @Test
    void aTableWithoutAHeaderHasColumnsByPosition() throws IOException {
        TableContent table = TableContent.of(folder, "a.csv", "1,2026-01-01,3.5\n2,2026-01-02,4.5\n3,2026-01-03,5.5\n");
        assertThat(table.names()).containsExactly("column_1", "column_2", "column_3");
        assertThat(table.rows()).hasSize(3);
    }

    @Test
    void yearsMayBeNamesOfColumns() throws IOException {
        TableContent table = TableContent.of(folder, "a.csv", "地区,2024,2025,2026\n北京,10,11,12\n上海,20,21,22\n");
        assertThat(table.names()).containsExactly("地区", "2024", "2025", "2026");
    }

    @Test
    void namesThatAreMissingOrDoubleAreMadeUnique() throws IOException {
        TableContent table = TableContent.of(folder, "a.csv", "name,,name, name ,name_2\na,b,c,d,1\ne,f,g,h,2\n");
        assertThat(table.names()).containsExactly("name", "column_2", "name_3", "name_4", "name_2");
    }

    /** ckan/datapusher#138. */
    @Test
    void aHeaderThatBeginsWithAnEmptyNameShiftsNothing() throws IOException {
        TableContent table = TableContent.of(folder, "a.csv", ",name,total\n0,Anna,5\n1,Berta,6\n");
        assertThat(table.names()).containsExactly("column_1", "name", "total");
        assertThat(table.row(0)).containsExactly("0", "Anna", "5");
    }

    /** ckan/ckanext-xloader#272: Excel fills rows up with delimiters. */
    @Test
    void emptyCellsBehindTheLastColumnAreNone() throws IOException {
        TableContent table = TableContent.of(folder, "a.csv", "a,b\n1,2,,,\n3,4\n,,,,\n5,6,\n");
        assertThat(table.names()).containsExactly("a", "b");
        assertThat(table.rows().stream().map(SourceRow::cells))
                .containsExactly(List.of("1", "2"), List.of("3", "4"), List.of("5", "6"));
    }

    /** ckan/ckanext-xloader#51: nothing is dropped, and nothing is filled in. */
    @Test
    void rowsWithMoreOrFewerCellsShowIt() throws IOException {
        TableContent table = TableContent.of(
                folder, "a.csv", "subject,verb,object,\nthis,is,content,\nthat,is,content,but,more\nalso,is\n");
        assertThat(table.names()).containsExactly("subject", "verb", "object", "column_4");
        assertThat(table.row(1)).hasSize(5);
        assertThat(table.row(2)).hasSize(2);
    }

    /** dathere/datapusher-plus#39. */
    @Test
    void aHeaderAloneIsATableOfNoRows() throws IOException {
        TableContent table = TableContent.of(folder, "a.csv", "a,b,c\n");
        assertThat(table.names()).containsExactly("a", "b", "c");
        assertThat(table.rows()).isEmpty();
    }

    /** frictionlessdata/frictionless-py#803: lines that end with CR LF, line feeds within cells, ISO 8859-1. */
    @Test
    void lineEndsWithinCellsAndBetweenRowsMayDiffer() throws IOException {
        String text = "Cariche;Competenze\r\nSindaco;\"Città\nUrbanistica\"\r\nAssessore;\"Mobilità\"\rVice;x\n";
        TableContent table = TableContent.of(folder, "a.csv", text, ISO_8859_1);
        assertThat(table.row(0)).containsExactly("Sindaco", "Città\nUrbanistica");
        assertThat(table.numbers()).containsExactly(2L, 4L, 5L);
    }

    /** frappe/frappe#29156. */
    @Test
    void quotesMayStandBehindASpace() throws IOException {
        TableContent table = TableContent.of(
                folder,
                "a.csv",
                "\"ID\", \"Title\", \"Message\"\n\"1\", \"Usage\", \"Hi, you\"\n\"2\", \"Use\", \"Ho\"\n");
        assertThat(table.names()).containsExactly("ID", "Title", "Message");
        assertThat(table.row(0)).containsExactly("1", "Usage", "Hi, you");
    }

    @Test
    void inchesInATableOfTabsAreNoQuotes() throws IOException {
        TableContent table = TableContent.of(folder, "a.tsv", "name\tsize\nscreen\t\"5 inch\npipe\t6\"\nrod\t7\"\n");
        assertThat(table.row(0)).containsExactly("screen", "\"5 inch");
        assertThat(table.rows()).hasSize(3);
    }

    @Test
    void anUnclosedQuoteIsNamedByWhereItBegins() throws IOException {
        Path file = TableContent.file(folder, "a.csv", ("a,b\n1,2\n3,\"4\n" + "5,6\n".repeat(50)).getBytes(UTF_8));
        try (TableFile tables = TableContent.open(file)) {
            assertThatThrownBy(() -> TableContent.of(tables, "a", new ReadingOptions(null, null, '"', null, null)))
                    .hasMessage("Line 3: a quote that begins in column 2 is never closed.");
        }
    }

    @Test
    void aNulCharacterIsNamedByItsLine() throws IOException {
        Path file = TableContent.file(folder, "a.csv", "a,b\n1,2\n3,\0\n".getBytes(UTF_8));
        assertThatThrownBy(() -> TableContent.of(file)).hasMessageStartingWith("Line 3: there is a NUL character");
    }

    @Test
    void aTableIsReadOutOfAnArchive() throws IOException {
        Path zip = Workbooks.zip(
                folder.resolve("a.zip"),
                Map.of(
                        "数据/表.csv", CHINESE.getBytes(Charset.forName("GBK")),
                        "说明.txt", "text".getBytes(UTF_8),
                        "__MACOSX/._表.csv", new byte[10]));
        try (TableFile file = TableContent.open(zip)) {
            assertThat(file.tables()).containsExactly("表");
            assertThat(TableContent.of(file, "表", ReadingOptions.NONE).rows()).hasSize(2);
        }
        assertThat(TableContent.left(folder)).containsExactly("a.zip");
    }

    @Test
    void filesOfAnotherKindComeWithAdvice() throws IOException {
        byte[] ole = HexFormat.of().parseHex("d0cf11e0a1b11ae1".repeat(100));
        Path old = TableContent.file(folder, "a.xls", ole);
        assertThat(TableFiles.open(old, "a.xls", ReadLimits.STANDARD)).isEmpty();
        assertThat(TableFiles.findAdvice(old))
                .hasValueSatisfying(advice -> assertThat(advice.en()).contains("save it as .xlsx"));
    }

    @Test
    void textsOfAnotherKindAreNoTables() throws IOException {
        Path prose = TableContent.file(
                folder, "readme.txt", "Dear reader,\nthis is a text, and no table.\nIt goes on.\n".getBytes(UTF_8));
        assertThat(TableFiles.open(prose, "readme.txt", ReadLimits.STANDARD)).isEmpty();
        Path table = TableContent.file(folder, "data.txt", "a;b;c\n1;2;3\n4;5;6\n".getBytes(UTF_8));
        assertThat(TableFiles.open(table, "data.txt", ReadLimits.STANDARD)).isPresent();
        Path page = TableContent.file(folder, "page.csv", "<!DOCTYPE html><html>".getBytes(UTF_8));
        assertThatThrownBy(() -> TableFiles.open(page, "page.csv", ReadLimits.STANDARD))
                .hasMessageContaining("perhaps an error page");
    }
}
