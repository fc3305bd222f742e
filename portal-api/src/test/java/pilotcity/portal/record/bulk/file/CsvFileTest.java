package pilotcity.portal.record.bulk.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
        return CsvFile.open(file, new CsvFile.Form(encoding, delimiter, header -> 0));
    }

    private static byte[] bytes(String mark, String text, String charset) {
        return (mark + text).getBytes(Charset.forName(charset));
    }

    @ParameterizedTest
    @CsvSource({"UTF-8,false", "UTF-8,true", "UTF-16LE,true", "UTF-16BE,true", "GB18030,false", "GB18030,true"})
    void chineseIsReadInEveryEncodingThatItComesIn(String charset, boolean marked) throws IOException {
        try (CsvFile file = open(bytes(marked ? "\uFEFF" : "", CHINESE, charset), null, null)) {
            assertThat(file.header()).containsExactly("编号", "描述");
            assertThat(file.next().getField(1)).isEqualTo("路灯不亮，请处理");
            assertThat(file.described()).isEqualTo(charset + ", separated by commas");
        }
    }

    @Test
    void utf16WithoutAMarkIsKnownByItsZeros() throws IOException {
        try (CsvFile file = open(bytes("", GERMAN, "UTF-16LE"), null, null)) {
            assertThat(file.next().getField(1)).isEqualTo("Straße gesperrt");
        }
    }

    @Test
    void westernLettersAreToldFromChineseOnes() throws IOException {
        try (CsvFile file = open(bytes("", GERMAN, "windows-1252"), null, null)) {
            assertThat(file.next().getField(1)).isEqualTo("Straße gesperrt");
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
            assertThat(file.next().getField(1)).isEqualTo("a,b;c");
        }
        try (CsvFile file = open("sep=;\nid;words\n1;a,b\n".getBytes(StandardCharsets.UTF_8), null, null)) {
            assertThat(file.header()).containsExactly("id", "words");
        }
        try (CsvFile file = open("id^words\n1^a,b\n".getBytes(StandardCharsets.UTF_8), null, "^")) {
            assertThat(file.next().getField(1)).isEqualTo("a,b");
        }
    }
}
