package pilotcity.portal.record.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.http.Problem;

/** Exports of other cities become records, or lines in the list of what could not. */
class BulkImportTest {
    private static Path folder;
    private static TestPortal portal;

    @BeforeAll
    static void start() {
        folder = TestPortal.temporaryFolder();
        portal = TestPortal.start(folder.resolve("data"));
    }

    @AfterAll
    static void stop() {
        portal.close();
        TestPortal.delete(folder);
    }

    private static List<String> load(Path file, String mapping) {
        List<String> said = new ArrayList<>();
        JsonObject order = new JsonObject()
                .put("kind", "records")
                .put("file", file.toString())
                .put("mapping", mapping);
        portal.service().node().importFile(order.encode(), said::add);
        return said.stream().filter(line -> !line.startsWith("\b")).toList();
    }

    private static List<String> rejected(Path file) throws IOException {
        return Files.readAllLines(folder.resolve("data/imports/" + file.getFileName() + ".rejected.csv"));
    }

    private static JsonObject record(String id) {
        return new JsonObject(portal.get("/api/records/" + id).body());
    }

    private static long count(String sql) {
        return portal.service()
                .node()
                .db()
                .client()
                .query(sql)
                .execute()
                .map(rows -> rows.iterator().next().getLong(0))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @Test
    void everyRowIsARecordOrInTheListWithTheReason() throws IOException {
        String rows = ImportFiles.BOSTON
                + ImportFiles.closed(101)
                + ImportFiles.open(102)
                + ImportFiles.open(102)
                + "103,not a time,,,Open,,x,y,z,,42,-71,\n"
                + "104,2011-07-02 08:00:00,,2011-07-01 08:00:00,Closed,,x,y,z,,42,-71,\n"
                + "105,2011-07-02 08:00:00,,,Open,,x,y,z,,142,-71,\n"
                + "106,2011-07-02 08:00:00,,Open\n"
                + ",2011-07-02 08:00:00,,,Open,,x,y,z,,42,-71,\n"
                + "107,2011-07-02 08:00:00,,,Open,,\"two\nlines, \"\"quoted\"\"\",y,z,,42.3594,-71.0587,\n"
                + "108,2011-07-02 08:00:00,,,Closed,,x,y,z,,42,-71,\n";
        Path file = ImportFiles.write(folder, "mixed.csv", rows);
        List<String> said = load(file, "boston");
        assertThat(said.getFirst()).contains("10 rows: 3 new", "7 rejected");
        assertThat(rejected(file))
                .hasSize(8)
                .anyMatch(line -> line.startsWith("4,,has the same id as line 3"))
                .anyMatch(line -> line.startsWith("5,open_dt,'not a time' is no time,103"))
                .anyMatch(line -> line.startsWith("6,closed_dt,") && line.contains("before it was reported"))
                .anyMatch(line -> line.startsWith("7,latitude,"))
                .anyMatch(line -> line.startsWith("8,,has 4 fields; the header has 13"))
                .anyMatch(line -> line.startsWith("9,case_enquiry_id,is empty"))
                .anyMatch(line -> line.startsWith("12,closed_dt,") && line.contains("the status is 'Closed'"));
        JsonObject unknown = record("boston-311:107");
        assertThat(unknown.getValue("geometry")).isNull();
        assertThat(unknown.getString("description")).isEqualTo("two\nlines, \"quoted\"");
    }

    @Test
    void aRecordHasTheFactsOfItsRow() throws IOException {
        load(
                ImportFiles.zipped(folder, "one.csv.gz", "\uFEFF" + ImportFiles.BOSTON + ImportFiles.closed(201)),
                "boston");
        JsonObject record = record("boston-311:201");
        assertThat(record.getString("status")).isEqualTo("resolved");
        assertThat(record.getString("reported")).isEqualTo("2011-07-01T12:00:00Z");
        assertThat(record.getString("category")).isEqualTo("pothole");
        assertThat(record.getString("serviceName")).isEqualTo("Request for Pothole Repair");
        assertThat(record.getString("organisation")).isEqualTo("boston-311");
        assertThat(record.getBoolean("overdue")).isTrue();
        assertThat(record.getJsonArray("hops").stream()
                        .mapToLong(hop -> ((JsonObject) hop).getLong("seconds"))
                        .sum())
                .isEqualTo(record.getLong("age"));
    }

    @Test
    void whatIsPersonalIsMaskedAndTheOriginalKeptBeside() throws IOException {
        String row = ImportFiles.open(301).replace("9 Elm St", "call 617-555-0187 at 9 Elm St");
        load(ImportFiles.write(folder, "personal.csv", ImportFiles.BOSTON + row + ImportFiles.open(302)), "boston");
        assertThat(record("boston-311:301").encode()).doesNotContain("555-0187");
        assertThat(count("SELECT count(*) FROM record_original WHERE record = 'boston-311:301'"
                        + " AND address LIKE '%617-555-0187%'"))
                .isEqualTo(1);
        assertThat(count("SELECT count(*) FROM record_original WHERE record = 'boston-311:302'"))
                .isZero();
    }

    @Test
    void aSecondRunChangesNothingAndAChangedRowIsFollowed() throws IOException {
        Path file = ImportFiles.write(
                folder, "twice.csv", ImportFiles.BOSTON + ImportFiles.closed(401) + ImportFiles.open(402));
        load(file, "boston");
        long changes = count("SELECT count(*) FROM change");
        long audited = count("SELECT count(*) FROM audit_entry");
        assertThat(load(file, "boston").getFirst()).contains("0 new, 0 changed, 2 as they were, 0 rejected");
        assertThat(count("SELECT count(*) FROM change")).isEqualTo(changes);
        assertThat(count("SELECT count(*) FROM audit_entry")).isEqualTo(audited);
        String done = ImportFiles.open(402).replace("08:00:00,,Open,,", "08:00:00,2011-07-04 10:00:00,Closed,Fixed,");
        ImportFiles.write(folder, "twice.csv", ImportFiles.BOSTON + ImportFiles.closed(401) + done);
        assertThat(load(file, "boston").getFirst()).contains("0 new, 1 changed, 1 as they were");
        JsonObject record = record("boston-311:402");
        assertThat(record.getString("status")).isEqualTo("resolved");
        assertThat(record.getInteger("version")).isEqualTo(2);
        assertThat(record.getJsonArray("timeline").getJsonObject(1).getString("note"))
                .isEqualTo("Fixed");
    }

    @Test
    void aRecordThatWasWorkedOnHereIsLeftAsItIs() throws IOException {
        Path file = ImportFiles.write(folder, "worked.csv", ImportFiles.BOSTON + ImportFiles.open(501));
        load(file, "boston");
        portal.sql("UPDATE record SET version = version + 1, description = 'ours' WHERE id = 'boston-311:501'");
        ImportFiles.write(
                folder, "worked.csv", ImportFiles.BOSTON + ImportFiles.open(501).replace("9 Elm", "8 Elm"));
        assertThat(load(file, "boston").getFirst()).contains("0 changed", "1 rejected");
        assertThat(rejected(file).getLast()).contains("has been worked on here");
    }

    @Test
    void newYorkAndTheOpen311ColumnsAreKnown() throws IOException {
        String newYork = "Unique Key,Created Date,Closed Date,Agency,Agency Name,Complaint Type,Descriptor,Incident"
                + " Address,Status,Due Date,Resolution Description,Resolution Action Updated Date,Latitude,Longitude\n"
                + "601,03/10/2024 02:30:00 AM,03/12/2024 01:00:00 PM,DOT,Department of Transportation,Street"
                + " Condition,Pothole,1 BROADWAY,Closed,,Repaired,03/12/2024 01:00:00 PM,40.70,-74.01\n";
        load(ImportFiles.write(folder, "nyc.csv", newYork), "new-york");
        assertThat(record("new-york-311:601").getString("category")).isEqualTo("pothole");
        assertThat(record("new-york-311:601").getString("reported")).isEqualTo("2024-03-10T07:30:00Z");
        String open311 = "service_request_id,requested_datetime,updated_datetime,closed_date,status_description,"
                + "status_notes,source,service_name,service_subtype,description,agency_responsible,address,lat,long\n"
                + "A-1,2024-05-01T08:00:00+08:00,,,open,,web,Pothole,,坑,局,天河路,23.13,113.33\n";
        load(ImportFiles.write(folder, "open311.csv", open311), "open311");
        assertThat(record("open311:A-1").getString("place")).startsWith("4401");
    }

    @Test
    void aMappingOrFileThatCannotBeUsedSaysWhy() throws IOException {
        Path file = ImportFiles.write(folder, "other.csv", "a,b\n1,2\n");
        assertThatThrownBy(() -> load(file, "boston"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("no column case_enquiry_id");
        assertThatThrownBy(() -> load(file, "nowhere")).hasMessageContaining("there is no mapping 'nowhere'");
        Path mapping = ImportFiles.write(folder, "mapping.json", "{\"source\":\"X\"}");
        assertThatThrownBy(() -> load(file, mapping.toString())).hasMessageContaining("source must be");
        assertThatThrownBy(() -> load(folder.resolve("missing.csv"), "boston")).hasMessageContaining("no file");
    }
}
