package pilotcity.portal.servicerequest.bulkimport.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Encodings and delimiters of files. */
class CsvFileTest {
    private static final String CHINESE = "编号,描述\n1,路灯不亮，请处理\n2,井盖丢失——危险\n";
    private static final String GERMAN = "Nr,Beschreibung\n1,Straße gesperrt\n2,Grünfläche verschmutzt\n3,Müll\n";

    @TempDir
    private Path folder;

    private CsvFile open(byte[] bytes, @Nullable String encoding, @Nullable String delimiter) throws IOException {
        Path file = Files.write(folder.resolve("file.csv"), bytes);
        return CsvFile.open(file, new CsvFile.ReadOptions(encoding, delimiter, header -> 0));
    }

    private static CsvRecord next(CsvFile file) {
        try {
            assertThat(file.hasNext()).isTrue();
            return file.next();
        } catch (MalformedRowException e) {
            throw new AssertionError(e);
        }
    }

    /** Every row, and for a broken one its line, with what stands there. */
    private List<String> rows(String csv) throws IOException {
        List<String> rows = new ArrayList<>();
        try (CsvFile file = open(csv.getBytes(StandardCharsets.UTF_8), null, null)) {
            while (true) {
                try {
                    if (!file.hasNext()) {
                        return rows;
                    }
                    CsvRecord row = file.next();
                    rows.add(row.getStartingLineNumber() + " " + String.join("|", row.getFields()));
                } catch (MalformedRowException e) {
                    rows.add("broken " + e.line() + " " + e.text());
                }
            }
        }
    }

    @Test
    void aQuoteThatIsNotClosedCostsItsOwnRowAlone() throws IOException {
        assertThat(rows("id,words,more\n1,\"two\nlines\",x\n2,\"no end,y\n3,c,d\n"))
                .containsExactly("2 1|two\nlines|x", "broken 4 2,\"no end,y", "5 3|c|d");
        assertThat(rows("id,words\n1,\"no end\n2,b\n3,\"closed\"\n4,d"))
                .containsExactly("broken 2 1,\"no end", "3 2|b", "4 3|closed", "5 4|d");
        assertThat(rows("id,words\r\n\r\n1,\"a\" and b\r\n2,\"b\"\r\n"))
                .containsExactly("broken 3 1,\"a\" and b", "4 2|b");
        assertThat(rows("sep=;\nid;words\n1;\"never\n2;b")).containsExactly("broken 3 1;\"never", "4 2|b");
        assertThat(rows("id,words\n")).isEmpty();
        assertThatThrownBy(() -> rows("id,\"words\n1,b\n")).hasMessageContaining("has a quote that is never closed");
    }

    @Test
    void whatIsAllQuotesIsNoTable() {
        String broken = "1,\"a\"b\n".repeat(300);
        assertThatThrownBy(() -> rows("id,words\n" + broken)).isInstanceOf(CsvParseException.class);
    }

    private static byte[] bytes(String mark, String text, String charset) {
        return (mark + text).getBytes(Charset.forName(charset));
    }

    @ParameterizedTest
    @CsvSource({"UTF-8,false", "UTF-8,true", "UTF-16LE,true", "UTF-16BE,true", "GB18030,false", "GB18030,true"})
    void chineseIsReadInEveryEncodingThatItComesIn(String charset, boolean marked) throws IOException {
        try (CsvFile file = open(bytes(marked ? "\uFEFF" : "", CHINESE, charset), null, null)) {
            assertThat(file.header()).containsExactly("编号", "描述");
            assertThat(next(file).getField(1)).isEqualTo("路灯不亮，请处理");
            assertThat(file.described())
                    .isEqualTo(charset + ", separated by commas"
                            + (charset.equals("GB18030")
                                    ? "; the encoding is a guess, --with encoding=NAME names another"
                                    : ""));
        }
    }

    @Test
    void utf16WithoutAMarkIsKnownByItsZeros() throws IOException {
        try (CsvFile file = open(bytes("", GERMAN, "UTF-16LE"), null, null)) {
            assertThat(next(file).getField(1)).isEqualTo("Straße gesperrt");
        }
    }

    @Test
    void westernLettersAreToldFromChineseOnes() throws IOException {
        try (CsvFile file = open(bytes("", GERMAN, "windows-1252"), null, null)) {
            assertThat(next(file).getField(1)).isEqualTo("Straße gesperrt");
            assertThat(file.described()).startsWith("Windows-1252");
        }
    }

    @Test
    void bytesThatMeanNothingAreRefusedWithTheirPlace() throws IOException {
        ByteArrayOutputStream damaged = new ByteArrayOutputStream();
        damaged.write(CHINESE.getBytes(StandardCharsets.UTF_8));
        damaged.write("3,中".getBytes(StandardCharsets.UTF_8));
        damaged.write(0xff);
        damaged.write("文\n".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> open(damaged.toByteArray(), null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not UTF-8: at line 4, character 4");
        assertThatThrownBy(() -> open(bytes("", CHINESE, "GB18030"), "utf-8", null))
                .hasMessageContaining("at line 1, character 1");
        assertThatThrownBy(() -> open(bytes("", CHINESE, "UTF-8"), "klingon", null))
                .hasMessageContaining("encoding must be a name");
        byte[] cut = bytes("", "编号\n描", "UTF-8");
        assertThatThrownBy(() -> open(cut, "us-ascii", null)).hasMessageContaining("line 1");
        assertThatThrownBy(() -> open(Arrays.copyOf(cut, cut.length - 1), null, null))
                .hasMessageContaining("line 2, character 1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
        ,~commas
        ;~semicolons
        |~bars
        """)
    void theDelimiterIsFound(String delimiter, String name) throws IOException {
        String table = "id" + delimiter + "opened" + delimiter + "words\n1" + delimiter + "2024" + delimiter + "x\n";
        try (CsvFile file = open(table.getBytes(StandardCharsets.UTF_8), null, null)) {
            assertThat(file.header()).containsExactly("id", "opened", "words");
            assertThat(file.described()).endsWith(name);
        }
    }

    @Test
    void tabsAndSeparatorLinesAreUnderstood() throws IOException {
        try (CsvFile file = open("id\twords\n1\ta,b;c\n".getBytes(StandardCharsets.UTF_8), null, null)) {
            assertThat(next(file).getField(1)).isEqualTo("a,b;c");
        }
        try (CsvFile file = open("sep=;\nid;words\n1;a,b\n".getBytes(StandardCharsets.UTF_8), null, null)) {
            assertThat(file.header()).containsExactly("id", "words");
        }
        try (CsvFile file = open("id^words\n1^a,b\n".getBytes(StandardCharsets.UTF_8), null, "^")) {
            assertThat(next(file).getField(1)).isEqualTo("a,b");
        }
    }
}
