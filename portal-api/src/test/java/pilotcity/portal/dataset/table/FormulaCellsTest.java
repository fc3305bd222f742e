package pilotcity.portal.dataset.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;
import pilotcity.portal.dataset.Publisher;

/** What a spreadsheet would run is harmless in every CSV and XLSX, which say so; numbers stay numbers. */
class FormulaCellsTest {
    private static final TestPortal portal = TestPortal.shared();
    private static final String SET = "formula-cells-test";
    private static final String CSV =
            "id,=name,n\na,=1+1,-5\nb,+2,-0.25\nc,@SUM(A1),3\nd,\"\tx\",4\ne,-5,5\nf,-x,6\ng,plain,7\n";
    private static final JsonObject SCHEMA = new JsonObject("""
            {"fields": [{"name": "id", "type": "string"}, {"name": "=name", "type": "string"},
                        {"name": "n", "type": "number"}], "primaryKey": "id"}""");
    private static TestTable table;

    @BeforeAll
    static void publish() {
        table = new TestTable(portal, SET, CSV, SCHEMA);
        table.publish(CSV.replace("=1+1,-5", "=2+2,-6"), SCHEMA, false);
    }

    @AfterAll
    static void withdraw() {
        table.close();
    }

    private static void saysSo(HttpResponse<String> answer, String treatment) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("X-Formula-Cells")).contains(treatment);
    }

    @Test
    void rowsAsCsv() {
        HttpResponse<String> safe = portal.get(table.address() + "/rows.csv?sort=id");
        saysSo(safe, "apostrophe");
        assertThat(safe.body().replace("\r\n", "\n"))
                .isEqualTo(
                        "id,'=name,n\na,'=2+2,-6\nb,'+2,-0.25\nc,'@SUM(A1),3\nd,'\tx,4\ne,-5,5\nf,'-x,6\ng,plain,7\n");
        HttpResponse<String> raw = portal.get(table.address() + "/rows.csv?sort=id&raw=true");
        saysSo(raw, "raw");
        assertThat(raw.body()).startsWith("id,=name,n\r\na,=2+2,-6\r\nb,+2,-0.25\r\n");
    }

    @Test
    void otherFormatsAndTheFileItselfHaveTheTextAsItIs() {
        assertThat(table.ask("id=a").getJsonArray("rows").getJsonObject(0).getString("=name"))
                .isEqualTo("=2+2");
        assertThat(portal.get(table.address() + "/rows.jsonl?id=a").body()).contains("\"=2+2\"");
        assertThat(portal.get("/api/datasets/" + SET + "/versions/1/files/works.csv")
                        .body())
                .isEqualTo(CSV);
    }

    /** In a workbook a text is a text: no cell has a formula, and numbers are numbers. */
    @Test
    void rowsAsAWorkbook() throws IOException {
        String sheet = "";
        try (ZipInputStream parts =
                new ZipInputStream(new ByteArrayInputStream(portal.bytes(table.address() + "/rows.xlsx?sort=id")))) {
            for (ZipEntry part = parts.getNextEntry(); part != null; part = parts.getNextEntry()) {
                if (part.getName().startsWith("xl/worksheets/")
                        || part.getName().equals("xl/sharedStrings.xml")) {
                    sheet += new String(parts.readAllBytes(), UTF_8);
                }
            }
        }
        assertThat(sheet).contains("=2+2", "<v>-6</v>", "<v>-0.25</v>").doesNotContain("<f>", "<f ");
    }

    @Test
    void comparisons() {
        HttpResponse<String> csv = portal.get("/api/datasets/" + SET + "/versions/1/compare/2.csv");
        saysSo(csv, "apostrophe");
        assertThat(csv.body()).contains("'=name,'=1+1,'=2+2").contains("n,-5,-6");
        assertThat(portal.get("/api/datasets/" + SET + "/versions/1/compare/2").body())
                .contains("\"=1+1\"", "\"=2+2\"");
    }

    @Test
    void problemsOfADraft() {
        Publisher agency = new Publisher(portal, SET, Publisher.PREPARES, "bike-guangzhou");
        String set = SET + "-draft";
        JsonObject draft = new JsonObject().put("id", set).put("organisation", "bike-guangzhou");
        assertThat(agency.post("/api/datasets", draft.put("name", "草稿").put("license", "CC-BY-4.0"))
                        .statusCode())
                .isEqualTo(201);
        String upload = agency.upload("works.csv", CSV.replace("x,6", "x,=6+1").getBytes(UTF_8));
        agency.does(set, "attach", new JsonObject().put("upload", upload));
        agency.table(set, "proposed");
        agency.does(set, "define", new JsonObject().put("file", "works.csv").put("schema", SCHEMA));
        agency.table(set, "checked");
        String address = "/api/datasets/" + set + "/private/problems";
        HttpResponse<String> csv = agency.get(address + ".csv?file=works.csv&table=works");
        saysSo(csv, "apostrophe");
        assertThat(csv.body()).contains("7,n,'=6+1,type,");
        HttpResponse<String> lines = agency.get(address + "?file=works.csv&table=works");
        assertThat(lines.body()).contains("\"value\":\"=6+1\"");
        assertThat(lines.headers().firstValue("X-Formula-Cells")).isEmpty();
        agency.does(set, "discard", new JsonObject());
    }

    @Test
    void dumpsOfCkan() {
        String dump = "/datastore/dump/" + SET + ".works?fields=" + TestPortal.encode("=name") + "&limit=1";
        HttpResponse<String> safe = portal.get(dump);
        saysSo(safe, "apostrophe");
        assertThat(safe.body().lines()).containsExactly("'=name", "'=2+2");
        HttpResponse<String> raw = portal.get(dump + "&raw=true");
        saysSo(raw, "raw");
        assertThat(raw.body().lines()).containsExactly("=name", "=2+2");
        assertThat(portal.get(dump + "&format=json").headers().firstValue("X-Formula-Cells"))
                .isEmpty();
    }

    @Test
    void kindsAsCsv() {
        saysSo(portal.get("/api/export/pilots.csv"), "apostrophe");
        saysSo(portal.get("/api/export/pilots.csv?raw=true"), "raw");
    }
}
