package pilotcity.portal.face.export;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.permission.Grant;

/** What people do with tables: open them with a spreadsheet. */
class SpreadsheetTest {
    /** Each with what a spreadsheet is given instead. */
    private static final Map<String, String> CELLS = new LinkedHashMap<>();

    static {
        for (String run :
                List.of("=1+1", "+1", "-1+1", "@SUM(A1)", "＝1+1", "＋1", "－1", "＠x", "-", "=\"a\"", "+86 138")) {
            CELLS.put(run, "'" + run);
        }
        for (String harmless : List.of("-12.5", "a=1", "1-2", "'=1", "《=》", "x,\"y\"", "é@b", "0012")) {
            CELLS.put(harmless, harmless);
        }
    }

    private final TestPortal portal = TestPortal.withNotes();
    private final String token = portal.bearer("writer", Grant.ALL);

    private List<String> ids;
    private String changeToken = "";

    private void write() {
        ids = new ArrayList<>();
        for (String title : CELLS.keySet()) {
            HttpResponse<String> made =
                    portal.send(portal.request("/api/notes", "Authorization", token, "Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(
                                    new JsonObject().put("title", title).encode()))
                            .build());
            assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
            ids.add(made.headers().firstValue("Location").orElseThrow().substring("/api/notes/".length()));
            changeToken = made.headers().firstValue("Change-Token").orElseThrow();
        }
    }

    private String query() {
        String list = String.join(",", ids.stream().map(id -> "'" + id + "'").toList());
        return "filter=" + TestPortal.encode("id IN (" + list + ")") + "&atLeast=" + changeToken;
    }

    private List<String> titles(String csv) {
        Map<String, String> titles = new LinkedHashMap<>();
        CsvReader.builder().ofNamedCsvRecord(csv).stream()
                .forEach((NamedCsvRecord row) ->
                        titles.put(row.findField("id").orElseGet(() -> row.getField("_id")), row.getField("title")));
        return ids.stream().map(titles::get).toList();
    }

    @Test
    void noCellIsRunUnlessItIsAskedForAsItIs() {
        write();
        String harmless = text("/api/export/notes.csv?fields=title&" + query());
        assertThat(titles(harmless)).containsExactlyElementsOf(CELLS.values());
        String exact = text("/api/export/notes.csv?fields=title&raw=true&" + query());
        assertThat(titles(exact)).containsExactlyElementsOf(CELLS.keySet());
        assertThat(titles(text("/datastore/dump/note?limit=100000"))).containsExactlyElementsOf(CELLS.values());
        assertThat(titles(text("/datastore/dump/note?limit=100000&raw=true")))
                .containsExactlyElementsOf(CELLS.keySet());
        assertThat(portal.get("/api/export/notes.xlsx?raw=true").statusCode()).isEqualTo(400);
    }

    @Test
    void inAWorkbookTextsAreTexts() throws IOException {
        write();
        Map<String, String> parts = parts("/api/export/notes.xlsx?fields=title&" + query());
        String sheet = parts.get("xl/worksheets/sheet1.xml");
        assertThat(sheet).doesNotContain("<f>").contains("<sheetData>");
        assertThat(parts.values())
                .as("no reader stops at the first cell")
                .noneMatch(part -> part.contains("<dimension"));
        List<String> titles = Pattern.compile("<c r=\"B[0-9]+\" t=\"inlineStr\"[^>]*><is><t[^>]*>([^<]*)</t>")
                .matcher(sheet)
                .results()
                .skip(1)
                .map(match -> match.group(1)
                        .replace("&quot;", "\"")
                        .replace("&apos;", "'")
                        .replace("&#39;", "'"))
                .map(SpreadsheetTest::unescaped)
                .toList();
        assertThat(titles).containsExactlyInAnyOrderElementsOf(CELLS.keySet());
    }

    private static String unescaped(String text) {
        return Pattern.compile("&#x([0-9a-f]+);")
                .matcher(text)
                .replaceAll(match -> Character.toString(Integer.parseInt(match.group(1), 16)));
    }

    @Test
    void datesAreDatesAndTimesSayTheirZone() throws IOException {
        Map<String, String> parts = parts("/api/export/datasets.xlsx?fields=issued,metadataModified&sort=id");
        JsonObject first = new JsonObject(
                TestPortal.shared().get("/api/datasets/campaigns").body());
        String row = parts.get("xl/worksheets/sheet1.xml");
        assertThat(number(row, "B2"))
                .isEqualTo(serial(LocalDate.parse(first.getString("issued")).atStartOfDay()));
        LocalDateTime modified =
                LocalDateTime.ofInstant(Instant.parse(first.getString("metadataModified")), ZoneId.of("Asia/Shanghai"));
        assertThat(Math.abs(number(row, "C2") - serial(modified))).isLessThan(0.00001);
        assertThat(parts.get("xl/styles.xml"))
                .contains("\"yyyy-mm-dd hh:mm:ss \\U\\T\\C\\+\\0\\8\\:\\0\\0\"")
                .contains("\"yyyy-mm-dd\"");
        assertThat(parts.get("xl/worksheets/sheet2.xml")).contains("Asia/Shanghai");
    }

    /** How Excel counts days. */
    private static double serial(LocalDateTime time) {
        Duration since = Duration.between(LocalDate.of(1899, 12, 30).atStartOfDay(), time);
        return since.toNanos() / 1e9 / ChronoUnit.DAYS.getDuration().toSeconds();
    }

    private static double number(String sheet, String cell) {
        MatchResult found = Pattern.compile("<c r=\"" + cell + "\" s=\"[0-9]+\"[^>]*><v>([^<]*)</v>")
                .matcher(sheet)
                .results()
                .findFirst()
                .orElseThrow(() -> new AssertionError(sheet));
        return Double.parseDouble(found.group(1));
    }

    @Test
    void whoTakesAFileFromAPageGetsTheMarkThatSpreadsheetsNeed() {
        assertThat(TestPortal.shared()
                        .get("/search?kind=pilot&q=%E6%96%B0%E5%8C%BA")
                        .body())
                .containsPattern("/api/export/pilots\\.csv\\?[^\"]*bom=true");
    }

    private String text(String address) {
        return new String(portal.bytes(address), StandardCharsets.UTF_8);
    }

    private Map<String, String> parts(String address) throws IOException {
        TestPortal of = address.contains("notes") ? portal : TestPortal.shared();
        Map<String, String> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(of.bytes(address)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }
}
