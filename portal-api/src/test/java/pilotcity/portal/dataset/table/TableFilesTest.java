package pilotcity.portal.dataset.table;

import static org.assertj.core.api.Assertions.assertThat;
import static pilotcity.portal.TestPortal.encode;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pilotcity.portal.TestPortal;
import pilotcity.portal.face.shared.export.format.ExportFormat;
import pilotcity.portal.kernel.table.source.ReadLimits;
import pilotcity.portal.kernel.table.source.ReadingOptions;
import pilotcity.portal.kernel.table.source.SourceColumn;
import pilotcity.portal.kernel.table.source.SourceRow;
import pilotcity.portal.kernel.table.source.TableFile;
import pilotcity.portal.kernel.table.source.TableReader;
import pilotcity.portal.kernel.table.source.detection.TableFiles;

/** Rows of a table as files, read back by the readers of what publishers send. */
class TableFilesTest {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final TestPortal portal = TestPortal.shared();
    private static final int LONG_ROWS = 12_000;
    private static TestTable table;

    @TempDir
    Path folder;

    @BeforeAll
    static void publish() {
        table = new TestTable(portal, "row-files-test");
    }

    @AfterAll
    static void withdraw() {
        table.close();
    }

    private static String address(ExportFormat format, String query) {
        return table.address() + "/rows." + format.extension() + "?" + query;
    }

    /** The rows of a file, by the names of its columns; places are left out. */
    private List<Map<String, String>> read(ExportFormat format, byte[] content) throws IOException {
        if (format == ExportFormat.GEOJSONSEQ) {
            String lines = new String(content, StandardCharsets.UTF_8).replace("\u001e", "");
            return lines.lines().map(TableFilesTest::properties).toList();
        }
        Path file = Files.write(folder.resolve("rows." + format.extension()), content);
        try (TableFile tables = TableFiles.open(file, file.getFileName().toString(), ReadLimits.STANDARD)
                        .orElseThrow();
                TableReader reader = tables.read(onlyTable(tables), ReadingOptions.NONE)) {
            List<String> names =
                    reader.columns().stream().map(SourceColumn::name).toList();
            List<Map<String, String>> rows = new ArrayList<>();
            for (SourceRow row = reader.next(); row != null; row = reader.next()) {
                Map<String, String> values = new HashMap<>();
                for (int i = 0; i < names.size() && i < row.cells().size(); i++) {
                    Object cell = row.cells().get(i);
                    if (cell != null && !cell.toString().isEmpty()) {
                        values.put(names.get(i), cell.toString());
                    }
                }
                rows.add(values);
            }
            return rows;
        }
    }

    private static String onlyTable(TableFile tables) {
        assertThat(tables.tables())
                .filteredOn(name -> !name.equals("provenance"))
                .hasSize(1);
        return tables.tables().getFirst();
    }

    private static Map<String, String> properties(String feature) {
        Map<String, String> values = new HashMap<>();
        try {
            for (Map.Entry<String, JsonNode> each :
                    JSON.readTree(feature).get("properties").properties()) {
                if (!each.getValue().isNull()) {
                    values.put(each.getKey(), each.getValue().asText());
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return values;
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void everyFormatHoldsTheRowsThatMatch(ExportFormat format) throws IOException {
        List<Map<String, String>> rows =
                read(format, portal.bytes(address(format, "sort=-" + encode("证号") + "&kind=" + encode("桥梁"))));
        List<TestTable.Row> wanted = table.rows.stream()
                .filter(row -> row.kind().equals("桥梁"))
                .sorted(java.util.Comparator.comparing(TestTable.Row::licence).reversed())
                .toList();
        // the index of FlatGeobuf has an order of its own
        List<Map<String, String>> ordered = rows.stream()
                .sorted(java.util.Comparator.comparing((Map<String, String> row) -> row.getOrDefault("id", ""))
                        .reversed())
                .toList();
        assertThat(ordered).hasSameSizeAs(wanted);
        if (format != ExportFormat.FLATGEOBUF) {
            assertThat(rows).isEqualTo(ordered);
        }
        for (int i = 0; i < wanted.size(); i++) {
            compare(ordered.get(i), wanted.get(i));
        }
    }

    private static void compare(Map<String, String> row, TestTable.Row wanted) {
        assertThat(row).containsEntry("id", wanted.id()).containsEntry("kind", wanted.kind());
        assertThat(new BigDecimal(row.get("limit"))).isEqualByComparingTo(BigDecimal.valueOf(wanted.limit()));
        assertThat(new BigDecimal(row.get("证号"))).isEqualByComparingTo(BigDecimal.valueOf(wanted.licence()));
        assertThat(row.containsKey("金额")).isEqualTo(wanted.amount() != null);
        if (wanted.amount() != null) {
            assertThat(new BigDecimal(row.get("金额"))).isEqualByComparingTo(wanted.amount());
        }
        assertThat(row.containsKey("日期")).isEqualTo(wanted.day() != null);
        if (wanted.day() != null) {
            assertThat(row.get("日期")).startsWith(wanted.day().toString());
        }
        assertThat(row.get("备注,一")).isEqualTo(wanted.note());
        assertThat(row).doesNotContainKey("_id");
    }

    @Test
    void aFileHasExactlyTheColumnsThatAreChosen() throws IOException {
        String csv = text(address(ExportFormat.CSV, "select=" + encode("limit,\"备注,一\",_id") + "&_id=2"));
        assertThat(csv).isEqualTo("limit,\"备注,一\",_id\r\n2,\"第2号, \"\"甲\"\"\",2\r\n");
        assertThat(text(address(ExportFormat.CSV, "_id=2")).lines().findFirst())
                .contains("id,kind,limit,证号,金额,日期,时刻,公开,\"备注,一\",lon,lat");
        assertThat(text(address(ExportFormat.JSONL, "select=" + encode("公开,id") + "&_id=3")))
                .isEqualTo("{\"公开\":null,\"id\":\"000000000000000003\"}\n");
        JsonObject feature = new JsonObject(text(address(ExportFormat.GEOJSON, "select=kind&_id=4")))
                .getJsonArray("features")
                .getJsonObject(0);
        assertThat(feature.getInteger("id")).isEqualTo(4);
        assertThat(feature.getJsonObject("properties")).isEqualTo(new JsonObject().put("kind", "道路"));
        assertThat(feature.getJsonObject("geometry").getString("type")).isEqualTo("Point");
        List<Map<String, String>> parquet =
                read(ExportFormat.PARQUET, portal.bytes(address(ExportFormat.PARQUET, "select=kind,limit&_id=5")));
        assertThat(parquet).isEqualTo(List.of(Map.of("kind", "桥梁", "limit", "5")));
    }

    private static String text(String address) {
        return new String(portal.bytes(address), StandardCharsets.UTF_8);
    }

    @Test
    void whatASpreadsheetWouldRunIsMadeHarmlessAndTheHeaderSaysSo() {
        HttpResponse<String> safe = portal.get(address(ExportFormat.CSV, "select=kind&_id=2"));
        assertThat(safe.body()).isEqualTo("kind\r\n'=1+1\r\n");
        assertThat(safe.headers().firstValue("X-Formula-Cells")).contains("apostrophe");
        HttpResponse<String> raw = portal.get(address(ExportFormat.CSV, "select=kind&_id=2&raw=true"));
        assertThat(raw.body()).isEqualTo("kind\r\n=1+1\r\n");
        assertThat(raw.headers().firstValue("X-Formula-Cells")).contains("raw");
        assertThat(portal.get(address(ExportFormat.JSONL, "raw=true")).statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void theSameRowsMakeTheSameBytesAndARangeIsPartOfThem(ExportFormat format) throws Exception {
        String address = address(format, "kind=Park");
        HttpResponse<byte[]> first = get(address);
        byte[] whole = first.body();
        assertThat(get(address).body()).isEqualTo(whole);
        assertThat(get(address, "Range", "bytes=10-19").body()).isEqualTo(Arrays.copyOfRange(whole, 10, 20));
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(get(address, "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(first.headers().firstValue("X-Total-Count")).contains("60");
        assertThat(first.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"row-files-test-works-v1." + format.extension() + "\"");
        HttpResponse<byte[]> zipped = get(address, "Accept-Encoding", "gzip");
        if (zipped.headers().firstValue("Content-Encoding").orElse("").equals("gzip")) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            new GZIPInputStream(new java.io.ByteArrayInputStream(zipped.body())).transferTo(out);
            assertThat(out.toByteArray()).isEqualTo(whole);
        } else {
            assertThat(zipped.body()).isEqualTo(whole);
        }
    }

    private static HttpResponse<byte[]> get(String address, String... headers) throws Exception {
        return TestPortal.newClient()
                .send(portal.request(address, headers).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    @Test
    void whatIsWrongIsRefusedByItsName() {
        for (String wrong : List.of("limit2=1", "select=nope", "sort=nope", "group=kind", "after=x", "labels=fr")) {
            HttpResponse<String> answer = portal.get(address(ExportFormat.CSV, wrong));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            assertThat(new JsonObject(answer.body()).getString("parameter"))
                    .isEqualTo(wrong.substring(0, wrong.indexOf('=')));
        }
        assertThat(portal.get(table.address() + "/rows.pdf").statusCode()).isEqualTo(404);
    }

    /** Names that mean something in a format, and differ by case alone. */
    @Test
    void oddNamesOfColumnsCollideWithNothing() throws IOException {
        String csv = "fid,FID,geometry,bbox,=cmd,\"a\"\"b\"\n1,2,3,4,5,6\n";
        JsonObject schema = new JsonObject("""
                {"fields": [{"name": "fid", "type": "integer"}, {"name": "FID", "type": "integer"},
                            {"name": "geometry", "type": "string"}, {"name": "bbox", "type": "string"},
                            {"name": "=cmd", "type": "string"}, {"name": "a\\"b", "type": "string"}]}""");
        try (TestTable odd = new TestTable(portal, "odd-names-test", csv, schema)) {
            for (ExportFormat format : ExportFormat.values()) {
                byte[] file = portal.bytes(odd.address() + "/rows." + format.extension());
                if (format != ExportFormat.FLATGEOBUF) {
                    assertThat(read(format, file).getFirst().values())
                            .as(format.name())
                            .contains("2", "5", "6");
                }
            }
            String header = text(odd.address() + "/rows.csv");
            assertThat(CsvReader.builder().ofCsvRecord(header).iterator().next().getFields())
                    .containsExactly("fid", "FID", "geometry", "bbox", "'=cmd", "a\"b");
            assertThat(odd.ask("FID=2").getJsonArray("rows")).hasSize(1);
            assertThat(odd.ask("fid=2").getJsonArray("rows")).isEmpty();
            assertThat(odd.ask("select=" + encode("\"a\"\"b\""))
                            .getJsonArray("rows")
                            .getJsonObject(0)
                            .getString("a\"b"))
                    .isEqualTo("6");
        }
    }

    @Test
    void aWithdrawnVersionIsGoneWithItsReasonAndEmptiedCellsAreListed() {
        JsonObject schema = new JsonObject("{\"fields\": [{\"name\": \"n\", \"type\": \"integer\"}]}");
        try (TestTable mended = new TestTable(portal, "withdrawn-rows-test", "n\n1\n2\n", schema)) {
            mended.publish("n\n1\n=x\n", schema, true);
            assertThat(mended.json(mended.address()).getInteger("emptied")).isEqualTo(1);
            JsonObject problem = mended.json(mended.address() + "/problems")
                    .getJsonArray("problems")
                    .getJsonObject(0);
            assertThat(problem.getString("value")).isEqualTo("=x");
            assertThat(portal.get(mended.address() + "/problems.csv").body()).contains(",'=x,");
            assertThat(portal.get(mended.address() + "/problems.csv?raw=true").body())
                    .contains(",=x,");
            String kept = "/api/datasets/" + mended.set + "/versions/2/tables/works/rows.csv";
            HttpResponse<String> first = portal.get(kept);
            assertThat(first.headers().firstValue("Cache-Control")).contains("public, no-cache");
            String tag = first.headers().firstValue("ETag").orElseThrow();
            assertThat(portal.get(kept, "If-None-Match", tag).statusCode()).isEqualTo(304);
            mended.withdraw(2, "误发");
            assertThat(portal.get(kept, "If-None-Match", tag).statusCode()).isEqualTo(410);
            assertThat(mended.ask("").getInteger("version")).isEqualTo(1);
            for (String path : List.of("", "/works", "/works/rows", "/works/rows.csv", "/works/profile")) {
                HttpResponse<String> gone = portal.get("/api/datasets/" + mended.set + "/versions/2/tables" + path);
                assertThat(gone.statusCode()).as(path).isEqualTo(410);
                assertThat(gone.body()).contains("误发");
                assertThat(gone.headers().firstValue("Cache-Control")).contains("no-store");
            }
        }
    }

    @Test
    void aKeyThatStandsTwiceKeepsItsValueAndIsCountedApart() {
        JsonObject schema = new JsonObject("""
                {"fields": [{"name": "n", "type": "integer"}, {"name": "m", "type": "integer"}], "primaryKey": "n"}""");
        try (TestTable mended = new TestTable(portal, "violations-test", "n,m\n1,1\n2,2\n", schema)) {
            mended.publish("n,m\n1,1\n1,x\n", schema, true);
            JsonObject table = mended.json(mended.address());
            assertThat(table.getInteger("emptied")).isEqualTo(1);
            assertThat(table.getInteger("violations")).isEqualTo(1);
            assertThat(mended.json(mended.address() + "/problems").getInteger("total"))
                    .isEqualTo(2);
            assertThat(portal.get("/en/datasets/violations-test/tables/works").body())
                    .contains("1 cell did not fit the schema and was left empty")
                    .contains("references do not hold: 1;");
        }
    }

    /** The bytes of both tables are the same: what is remembered of one is not shown of the other. */
    @Test
    void tablesThatAreOneFileHaveProfilesOfTheirOwn() {
        JsonObject first = new JsonObject("{\"fields\": [{\"name\": \"n\", \"type\": \"integer\"}]}");
        JsonObject second = new JsonObject("{\"fields\": [{\"name\": \"width\", \"type\": \"integer\"}]}");
        try (TestTable one = new TestTable(portal, "one-file-test", "n\n1\n2\n", first);
                TestTable other = new TestTable(portal, "other-file-test", "width\n1\n2\n", second)) {
            assertThat(one.json(one.address()).getString("checksum"))
                    .isEqualTo(other.json(other.address()).getString("checksum"));
            for (TestTable table : List.of(one, other)) {
                String page = portal.get("/en/datasets/" + table.set + "/tables/works")
                        .body();
                assertThat(page)
                        .contains("<h3>" + (table == one ? "n" : "width") + "</h3>", "<dt>Minimum</dt><dd>1</dd>");
            }
        }
    }

    /** As many downloads as there may be at once, all left: the next one finds room. */
    @Test
    void aClientThatLeavesEndsItsQuery() throws Exception {
        StringBuilder csv = new StringBuilder("n,text\n");
        String text = "一段很长的文字".repeat(300);
        for (int i = 0; i < LONG_ROWS; i++) {
            csv.append(i).append(',').append(text).append('\n');
        }
        JsonObject schema = new JsonObject(
                "{\"fields\": [{\"name\": \"n\", \"type\": \"integer\"}, {\"name\": \"text\", \"type\": \"string\"}]}");
        try (TestTable large = new TestTable(portal, "left-rows-test", csv.toString(), schema)) {
            pagesOfLongRowsGoOn(large);
            URI server = URI.create(portal.url());
            List<Socket> callers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Socket caller = new Socket(server.getHost(), server.getPort());
                OutputStream out = caller.getOutputStream();
                out.write(("GET " + large.address() + "/rows.jsonl?sort=-n HTTP/1.1\r\nHost: localhost\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                InputStream in = caller.getInputStream();
                assertThat(new String(in.readNBytes(12), StandardCharsets.US_ASCII))
                        .isEqualTo("HTTP/1.1 200");
                callers.add(caller);
            }
            String small = large.address() + "/rows.csv?n=7";
            assertThat(portal.get(small).statusCode()).isEqualTo(503);
            assertThat(portal.get("/api/export/pilots.csv").statusCode())
                    .as("records have places of their own")
                    .isEqualTo(200);
            for (Socket caller : callers) {
                caller.close();
            }
            long end = System.nanoTime() + 20_000_000_000L;
            while (portal.get(small).statusCode() != 200) {
                assertThat(System.nanoTime()).isLessThan(end);
                LockSupport.parkNanos(50_000_000);
            }
        }
    }

    /** 10,000 rows of a text of 6 kB each are more than one answer holds. */
    private static void pagesOfLongRowsGoOn(TestTable large) {
        for (String order : List.of("", "&sort=-n")) {
            JsonObject page = large.ask("limit=10000&total=false" + order);
            int rows = page.getJsonArray("rows").size();
            assertThat(rows).isBetween(1000, 9999);
            JsonObject next = large.ask("limit=1&total=false" + order + "&after=" + page.getString("next"));
            assertThat(next.getJsonArray("rows").getJsonObject(0).getInteger("n"))
                    .isEqualTo(order.isEmpty() ? rows : LONG_ROWS - 1 - rows);
        }
    }
}
