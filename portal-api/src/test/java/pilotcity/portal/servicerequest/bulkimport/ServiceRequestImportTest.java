package pilotcity.portal.servicerequest.bulkimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.control.ControlSocket;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.problem.Problem;

/** Exports of other cities. */
class ServiceRequestImportTest {
    private static final String BOSTON = """
        case_enquiry_id,open_dt,target_dt,closed_dt,case_status,closure_reason,case_title,subject,type,\
        submittedphoto,location,latitude,longitude
        """;

    private static Path data;
    private static TestPortal portal;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        data = TestPortal.temporaryFolder();
        portal = TestPortal.start(data);
    }

    @AfterAll
    static void stop() {
        portal.close();
        TestPortal.delete(data);
    }

    private String load(String name, String mapping, String csv) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = name.endsWith(".gz")
                ? new GZIPOutputStream(Files.newOutputStream(file))
                : Files.newOutputStream(file)) {
            out.write(csv.getBytes(StandardCharsets.UTF_8));
        }
        List<String> lines = new ArrayList<>();
        portal.service().node().commands().importFile(order(file, mapping), lines::add);
        return String.join("\n", lines);
    }

    private static String order(Path file, String mapping) {
        return new JsonObject()
                .put("kind", "records")
                .put("file", file.toString())
                .put("mapping", mapping)
                .encode();
    }

    private static List<String> rejected(String name) throws IOException {
        Path report = data.resolve("imports").resolve(name + ".rejected.csv");
        return Files.exists(report) ? Files.readAllLines(report) : List.of();
    }

    private static Row row(String sql) {
        return Await.get(portal.service().node().db().client().query(sql).execute())
                .iterator()
                .next();
    }

    private static JsonObject record(String id) {
        return new JsonObject(portal.get("/api/records/" + id).body());
    }

    private static long hops(JsonObject record) {
        return record.getJsonArray("hops").stream()
                .mapToLong(hop -> ((JsonObject) hop).getLong("seconds"))
                .sum();
    }

    /** Everything that an import writes. */
    private static String state() {
        return row("""
            SELECT md5((SELECT string_agg(record::text, '' ORDER BY id) FROM record)
                       || (SELECT string_agg(entry::text, '' ORDER BY id) FROM record_entry entry)
                       || (SELECT count(*) FROM change) || (SELECT count(*) FROM audit_entry)) AS state
            """).getString("state");
    }

    @Test
    void aBostonExportIsReadWithMarkQuotesAndLineBreaks() throws IOException {
        String csv = "\uFEFF" + BOSTON
                + "a-1,2011-07-01 01:32:33,2011-07-15 01:32:33,2011-07-01 05:06:58,Closed,\"Fuse \"\"A\"\""
                + " replaced\",Lights out,Public Works,Street Light Outages,,\"1 River St\n"
                + "Mattapan\",42.2715,-71.0772\n"
                + "a-2,2011-07-02 08:00:00,,,Open,,Unknown place,Public Works,Something else,,,42.3594,-71.0587\n";
        assertThat(load("boston.csv.gz", "boston", csv))
                .contains("2 rows: 2 new")
                .contains("0 rejected");
        JsonObject first = record("boston-311:a-1");
        assertThat(first.getString("status")).isEqualTo("closed-by-source");
        assertThat(first.getString("holder")).as("waits for nobody").isEqualTo("nobody");
        assertThat(first.getString("category")).isEqualTo("street-light-out");
        assertThat(first.getString("reported")).startsWith("2011-07-01T05:32:33");
        assertThat(first.getString("address")).isEqualTo("1 River St\nMattapan");
        assertThat(first.getJsonArray("timeline").getJsonObject(1).getString("note"))
                .isEqualTo("Fuse \"A\" replaced");
        assertThat(hops(first)).isEqualTo(first.getLong("age")).isEqualTo(12_865);
        JsonObject second = record("boston-311:a-2");
        assertThat(second.getString("status")).isEqualTo("accepted");
        assertThat(second.containsKey("category")).isFalse();
        assertThat(second.containsKey("geometry"))
                .as("the point stands for none")
                .isFalse();
    }

    @Test
    void aNewYorkExportIsRead() throws IOException {
        load("new-york.csv", "new-york", """
            Unique Key,Created Date,Closed Date,Agency,Agency Name,Complaint Type,Descriptor,Incident Address,Status,Due Date,Resolution Description,Latitude,Longitude
            5001,01/02/2024 11:30:00 PM,01/03/2024 08:00:00 AM,NYPD,Police,Illegal Parking,Blocked Hydrant,1 MAIN STREET,Closed,,Went away.,40.7128,-74.0060
            5002,01/03/2024 12:05:00 AM,,DOT,Transportation,Street Condition,Pothole,2 MAIN STREET,In Progress,,,40.7130,-74.0061
            """);
        assertThat(record("new-york-311:5001").getString("closed")).startsWith("2024-01-03T13:00:00");
        assertThat(record("new-york-311:5001").getString("category")).isEqualTo("illegal-parking");
        assertThat(record("new-york-311:5002").getString("reported")).startsWith("2024-01-03T05:05:00");
        assertThat(record("new-york-311:5002").getBoolean("isOpen")).isTrue();
    }

    @Test
    void anOpen311ExportIsReadThroughTheRunningPortal() throws IOException {
        Path file = folder.resolve("open311.csv");
        Files.writeString(file, """
            service_request_id,requested_datetime,updated_datetime,status,service_name,description,lat,long,media_url
            77,2024-05-01T10:00:00+08:00,2024-05-02T10:00:00+08:00,closed,Potholes,坑很大，电话 13812345678,23.13,113.32,https://example.org/a.jpg
            78,2024-05-01 10:00:00,,open,Potholes,没有隐私,23.131,113.321,
            """);
        List<String> lines = new ArrayList<>();
        assertThat(ControlSocket.ask(data, "import file", order(file, "open311"), lines::add))
                .isTrue();
        assertThat(String.join("", lines)).contains("2 new");
        assertThat(record("open311:77").getString("closed")).startsWith("2024-05-02T02:00:00");
        assertThat(record("open311:77").getString("place")).startsWith("44");
        assertThat(record("open311:77").encode()).doesNotContain("13812345678");
        assertThat(row("""
            SELECT string_agg(record || ' ' || description, '') AS kept FROM record_original WHERE record LIKE 'open311:%'
            """).getString("kept")).isEqualTo("open311:77 坑很大，电话 13812345678");
    }

    @Test
    void everyRowIsARecordOrInTheReportWithTheReason() throws IOException {
        String csv = BOSTON
                + "b-1,2011-07-01 01:00:00,,,Open,,fine,,,,,42.27,-71.07\n"
                + "b-2,2011-07-01 01:00:00,,,Open,,too few\n"
                + "b-3,2011-07-01 01:00:00,,,Open,,bad point,,,,,95.1,-71.07\n"
                + "b-4,yesterday,,,Open,,bad time,,,,,42.27,-71.07\n"
                + "b-5,2011-07-02 01:00:00,,2011-07-01 01:00:00,Closed,,ends first,,,,,42.27,-71.07\n"
                + "b-1,2011-07-01 01:00:00,,,Open,,again,,,,,42.27,-71.07\n"
                + ",2011-07-01 01:00:00,,,Open,,no id,,,,,42.27,-71.07\n"
                + "b-6,2011-07-01 01:00:00,,,Closed,,no end,,,,,42.27,-71.07\n"
                + "b-9,9999-12-31 23:00:00,,,Open,,after all years,,,,,42.27,-71.07\n"
                + "b-7,2011-07-01 01:00:00,,,Open,,\"never closed,,,,,42.27,-71.07\nb-8,swallowed\n";
        assertThat(load("rejects.csv", "boston", csv))
                .contains("11 rows: 3 new")
                .contains("8 rejected");
        assertThat(rejected("rejects.csv"))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("line,column,reason,case_enquiry_id"),
                        line -> assertThat(line).startsWith("3,,has 7 fields; the header has 13,b-2"),
                        line -> assertThat(line)
                                .startsWith("4,latitude,'95.1' is no number from -90 to 90: are longitude and latitude"
                                        + " exchanged?,b-3"),
                        line -> assertThat(line).startsWith("5,open_dt,'yesterday' is no time,b-4"),
                        line -> assertThat(line).startsWith("7,case_enquiry_id,is the same as in line 2,b-1"),
                        line -> assertThat(line).startsWith("8,case_enquiry_id,is empty,"),
                        line -> assertThat(line)
                                .startsWith("10,open_dt,'9999-12-31 23:00:00' is not in the years 1 to 9999")
                                .contains("b-9"),
                        line -> assertThat(line)
                                .startsWith("11,,has a quote that is never closed,\"b-7,2011-07-01 01:00:00,,,Open"),
                        line -> assertThat(line).isEqualTo("12,,has 2 fields; the header has 13,b-8,swallowed"));
    }

    @Test
    void aSecondRunChangesNothing() throws IOException {
        StringBuilder csv = new StringBuilder(BOSTON);
        for (int i = 0; i < 4_500; i++) {
            csv.append("c-%d,2011-07-01 01:00:00,,%s,Pothole,Roads,Request for Pothole Repair,,,42.27,-71.07%n"
                    .formatted(i, i % 2 == 0 ? ",Open," : "2011-07-02 01:00:00,Closed,done"));
        }
        assertThat(load("twice.csv", "boston", csv.toString())).contains("4,500 new");
        String before = state();
        assertThat(load("twice.csv", "boston", csv.toString()))
                .contains("0 new, 0 changed, 4,500 as they were, 0 rejected")
                .doesNotContain("searchable");
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void aChangedRowMovesItsRecord() throws IOException {
        String open = "d-1,2011-07-01 01:00:00,,,Open,,slow,,,,,42.27,-71.07\n";
        String closed = "d-1,2011-07-01 01:00:00,,2011-07-09 01:00:00,Closed,done,slow,,,,,42.27,-71.07\n";
        load("moves.csv", "boston", BOSTON + open);
        assertThat(load("moves.csv", "boston", BOSTON + closed)).contains("1 changed");
        JsonObject record = record("boston-311:d-1");
        assertThat(record.getString("status")).isEqualTo("closed-by-source");
        assertThat(hops(record)).isEqualTo(record.getLong("age")).isEqualTo(8 * 86_400);
        load("moves.csv", "boston", BOSTON + open);
        assertThat(record("boston-311:d-1").getString("status")).isEqualTo("reopened");
        load("moves.csv", "boston", BOSTON + closed.replace("07-09", "07-10"));
        JsonObject again = record("boston-311:d-1");
        assertThat(hops(again)).isEqualTo(again.getLong("age")).isEqualTo(9 * 86_400);
        load(
                "moves.csv",
                "boston",
                BOSTON + closed.replace("07-01 01", "07-01 00").replace("07-09", "07-10"));
        JsonObject earlier = record("boston-311:d-1");
        assertThat(hops(earlier)).isEqualTo(earlier.getLong("age")).isEqualTo(9 * 86_400 + 3_600);
    }

    @Test
    void aRowThatChangesWhileTheRecordIsWorkedOnHereIsReportedAndLeft() throws IOException {
        String csv = BOSTON + "e-1,2011-07-01 01:00:00,,,Open,,theirs,,,,,42.27,-71.07\n";
        load("worked.csv", "boston", csv);
        portal.sql("UPDATE record SET status = 'in-progress', version = version + 1 WHERE id = 'boston-311:e-1'");
        assertThat(load("worked.csv", "boston", csv.replace("theirs", "changed")))
                .contains("1 rejected");
        assertThat(rejected("worked.csv").getLast()).startsWith("2,,\"has changed at the source, but");
        assertThat(row("SELECT status, description FROM record WHERE id = 'boston-311:e-1'"))
                .satisfies(row -> {
                    assertThat(row.getString("status")).isEqualTo("in-progress");
                    assertThat(row.getString("description")).isEqualTo("theirs");
                });
        assertThat(load("worked.csv", "boston", csv)).contains("0 rejected");
        assertThat(rejected("worked.csv")).isEmpty();
    }

    @Test
    void timesThatTheClockSkipsOrShowsTwiceAreUnderstood() throws IOException {
        assertThat(load(
                        "clock.csv",
                        "boston",
                        BOSTON
                                + "f-1,2011-03-13 02:30:00,,,Open,,in the gap,,,,,42.27,-71.07\n"
                                + "f-2,2011-11-06 01:50:00,,2011-11-06 01:10:00,Closed,,twice,,,,,42.27,-71.07\n"))
                .contains("2 new");
        assertThat(record("boston-311:f-1").getString("reported")).startsWith("2011-03-13T07:30:00");
        assertThat(record("boston-311:f-2").getLong("age")).isEqualTo(1_200);
    }

    @Test
    void aMappingThatIsWrongSaysWhat() throws IOException {
        Path mapping = folder.resolve("mapping.json");
        assertThatThrownBy(() -> load("x.csv", "atlantis", BOSTON))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("there is no mapping 'atlantis'");
        assertThatThrownBy(() -> load("x.csv", "new-york", BOSTON)).hasMessageContaining("no column Unique Key");
        String sound = """
            {"source": "mine", "organisation": {"id": "mine", "name": "Mine"}, "timezone": "Asia/Shanghai",
             "columns": {"id": "a", "reported": "b"}}
            """;
        for (List<String> wrong : List.of(
                List.of("Asia/Shanghai", "Mars/Base", "timezone must be"),
                List.of("\"b\"}", "\"b\", \"colour\": \"c\"}", "columns.colour"),
                List.of(", \"reported\": \"b\"", "", "at least reported"),
                List.of("\"columns\"", "\"crs\": \"EPSG:999999\", \"columns\"", "is not known here"),
                List.of("\"columns\"", "\"times\": \"bbb\", \"columns\"", "is no pattern"),
                List.of("\"columns\"", "\"license\": \"in words\", \"columns\"", "license must be"),
                List.of("\"mine\", \"org", "\"Not Mine\", \"org", "source must be"))) {
            Files.writeString(mapping, sound.replace(wrong.get(0), wrong.get(1)));
            assertThatThrownBy(() -> load("x.csv", mapping.toString(), "a,b\n")).hasMessageContaining(wrong.get(2));
        }
        Files.writeString(mapping, sound);
        assertThat(load("x.csv", mapping.toString(), "a,b\n1,2024-01-01T00:00:00\n"))
                .contains("1 new");
        assertThat(record("mine:1").getString("reported")).startsWith("2023-12-31T16:00:00");
    }
}
