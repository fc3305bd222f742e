package pilotcity.portal.kernel.table.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pilotcity.index.kind.Label;

/** What senders are told of files that cannot be read: in their language, and in words for them. */
class DamagedFileTextsTest {
    @TempDir
    private Path folder;

    private static Label reason(Path file) {
        return catchThrowableOfType(TableSourceException.class, () -> readAll(file))
                .reason();
    }

    private static void readAll(Path file) throws IOException {
        try (TableFile open = TableContent.open(file)) {
            for (String table : open.tables()) {
                try (TableReader reader = open.read(table, ReadingOptions.NONE)) {
                    while (reader.next() != null) {
                        assertThat(reader.columns()).isNotEmpty();
                    }
                }
            }
        }
    }

    @Test
    void deepGeoJson() throws IOException {
        Label reason = reason(TableContent.file(
                folder,
                "deep.geojson",
                ("{\"type\":\"FeatureCollection\",\"features\":" + "[".repeat(80)).getBytes(UTF_8)));
        assertThat(reason.en())
                .contains("line 1, column", "nested more than 64 deep")
                .doesNotContain("Stream", "`");
        assertThat(reason.zh()).contains("第 1 行第", "嵌套超过 64 层").doesNotContainPattern("[A-Za-z]{5}");
    }

    @Test
    void brokenJson() throws IOException {
        Label reason = reason(TableContent.file(folder, "a.json", "[{\"a\":1},\n{\"a\":}]".getBytes(UTF_8)));
        assertThat(reason.en()).endsWith("this is not whole JSON, line 2, column 6: '}' is not expected here.");
        assertThat(reason.zh()).contains("第 2 行第 6 列：此处不应有“}”").doesNotContainPattern("[A-Za-z]{5}");
    }

    @Test
    void aWorkbookWithADocumentType() throws IOException {
        Map<String, byte[]> parts = Workbooks.parts("<worksheet/>");
        parts.put("xl/worksheets/sheet1.xml", "<!DOCTYPE x []><worksheet><sheetData/></worksheet>".getBytes(UTF_8));
        Label reason = reason(Workbooks.zip(folder.resolve("a.xlsx"), parts));
        assertThat(reason.zh()).startsWith("工作表“").contains("声明了文档类型").doesNotContain("The sheet");
    }

    @Test
    void aGeoPackageThatIsCutOff() throws IOException {
        byte[] whole = Files.readAllBytes(TableContent.MADE.resolve("areas.gpkg"));
        Label reason = reason(TableContent.file(folder, "a.gpkg", Arrays.copyOf(whole, whole.length / 2)));
        assertThat(reason.en()).contains("damaged or incomplete").doesNotContain("SQLITE", "disk image");
        assertThat(reason.zh()).contains("已损坏").doesNotContain("SQLITE", "disk image");
    }
}
