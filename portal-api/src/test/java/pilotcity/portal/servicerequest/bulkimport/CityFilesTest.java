package pilotcity.portal.servicerequest.bulkimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.db.Await;

/** Files of other cities: as they come, with a mapping that is corrected later, looked at first, taken back. */
class CityFilesTest {
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

    private String order(JsonObject order) {
        List<String> lines = new ArrayList<>();
        portal.service()
                .node()
                .commands()
                .importFile(order.put("kind", "records").encode(), lines::add);
        return String.join("\n", lines);
    }

    private JsonObject file(String name, String mapping, Charset charset, String csv) throws IOException {
        Path file = Files.write(folder.resolve(name + ".csv"), csv.getBytes(charset));
        Path described = Files.writeString(folder.resolve(name + ".json"), mapping);
        return new JsonObject().put("file", file.toString()).put("mapping", described.toString());
    }

    private static JsonObject record(String id) {
        return new JsonObject(portal.get("/api/records/" + id).body());
    }

    private static JsonObject first(String source) {
        return new JsonObject(portal.get("/api/search?kind=record&limit=1&filter="
                                + TestPortal.encode("source = '" + source + "'"))
                        .body())
                .getJsonArray("items")
                .getJsonObject(0)
                .getJsonObject("document");
    }

    private static long count(String sql) {
        return Await.get(portal.service().node().db().client().query(sql).execute())
                .iterator()
                .next()
                .getLong(0);
    }

    @Test
    void filesOfElevenCitiesAreTakenAsTheyCome() throws IOException {
        for (CityFiles city : CityFiles.all().toList()) {
            String told = order(file(city.name(), city.mapping(), city.charset(), city.csv()));
            assertThat(told).as(city.name()).contains(" 0 rejected").doesNotContain(" 0 new");
            JsonObject record = city.id().endsWith(":") ? first(city.name()) : record(city.id());
            CityFiles.Expected expected = city.expected();
            assertThat(record.getString("reported")).as(city.name()).isEqualTo(expected.reported());
            assertThat(record.getString("closed")).as(city.name()).isEqualTo(expected.closed());
            assertThat(record.getString("status")).as(city.name()).isEqualTo(expected.status());
            assertThat(record.getBoolean("isOpen"))
                    .as(city.name())
                    .isEqualTo(expected.status().equals("accepted"));
            assertThat(record.getString("holder")).as(city.name()).isIn("organisation", "nobody");
            JsonObject geometry = record.getJsonObject("geometry");
            assertThat(geometry == null).as(city.name()).isEqualTo(Double.isNaN(expected.lon()));
            if (geometry != null) {
                JsonArray at = geometry.getJsonArray("coordinates");
                assertThat(at.getDouble(0)).as(city.name()).isCloseTo(expected.lon(), within(2e-4));
                assertThat(at.getDouble(1)).as(city.name()).isCloseTo(expected.lat(), within(2e-4));
            }
        }
        assertThat(record("guangzhou:GZ1").getString("due")).as("a day ends").isEqualTo("2024-05-03T15:59:59Z");
        assertThat(record("bonn:88123").getString("description")).isEqualTo("Straßenlaterne übermäßig dunkel");
        assertThat(first("toronto").getString("address")).isEqualTo("Danforth Ave Main St");
        assertThat(count("SELECT count(*) FROM record WHERE source = 'toronto'"))
                .as("two of the same")
                .isEqualTo(2);
        assertThat(count("SELECT count(*) FROM record_original WHERE crs = 'bd09' AND given_lon = 113.331084"))
                .isEqualTo(1);
    }

    private static final String MAPPING = """
        {"source": "corrected", "organisation": {"id": "corrected", "name": "Corrected"}, "timezone": "UTC",
         "columns": {"id": "id", "reported": "opened", "closed": "ended", "status": "state", "serviceName": "type",
                     "statusNotes": "notes", "lon": "x", "lat": "y"},
         "closed": ["done"], "categories": {"hole": "pothole"}}
        """;

    private static final String ROWS = """
        id,opened,ended,state,type,notes,x,y
        1,2024-05-01 10:00:00,2024-05-02 10:00:00,Done,Hole,filled,113.30,23.10
        2,2024-05-01 10:00:00,,Fixed,hole,,113.30,23.10
        3,2024-05-01 10:00:00,,new,lamp,seen,113.30,23.10
        """;

    @Test
    void aCorrectedMappingReachesTheRowsThatWereImportedBefore() throws IOException {
        JsonObject order = file("corrected", MAPPING, StandardCharsets.UTF_8, ROWS);
        assertThat(order(order.copy()))
                .contains("3 new")
                .contains("statuses that the mapping does not name")
                .contains("Fixed (1)")
                .contains("without a category here: lamp (1)");
        assertThat(record("corrected:3").getJsonArray("timeline").encode()).contains("seen");
        assertThat(order(order.copy())).contains("0 new, 0 changed, 3 as they were");
        Files.writeString(
                Path.of(order.getString("mapping")),
                MAPPING.replace("\"UTC\"", "\"Asia/Shanghai\"")
                        .replace(
                                "\"closed\": [",
                                "\"crs\": \"gcj02\", \"license\": \"CC-BY-4.0\", \"closed\": [\"fixed\", ")
                        .replace(
                                "\"hole\": \"pothole\"",
                                "\"hole\": \"manhole-cover\", \"lamp\": \"street-light-out\""));
        assertThat(order(order.copy())).contains("0 new, 3 changed, 0 as they were");
        JsonObject one = record("corrected:1");
        assertThat(one.getString("reported")).isEqualTo("2024-05-01T02:00:00Z");
        assertThat(one.getString("closed")).isEqualTo("2024-05-02T02:00:00Z");
        assertThat(one.getString("category")).isEqualTo("manhole-cover");
        assertThat(one.getString("license")).isEqualTo("CC-BY-4.0");
        assertThat(one.getString("timezone")).isEqualTo("Asia/Shanghai");
        assertThat(one.getJsonObject("geometry").getJsonArray("coordinates").getDouble(0))
                .isLessThan(113.299);
        assertThat(one.getJsonArray("hops").stream()
                        .mapToLong(hop -> ((JsonObject) hop).getLong("seconds"))
                        .sum())
                .isEqualTo(one.getLong("age"))
                .isEqualTo(86_400);
        assertThat(record("corrected:2").getString("status")).isEqualTo("closed-by-source");
        assertThat(record("corrected:3").getString("category")).isEqualTo("street-light-out");
        assertThat(order(order.copy())).contains("0 changed, 3 as they were");
    }

    @Test
    void whatIsToBeWonderedAtIsToldOfTheRowsThatAreTaken() throws IOException {
        StringBuilder csv = new StringBuilder("id,opened,ended,state,type,notes,x,y\n");
        for (int i = 0; i < 30; i++) {
            csv.append(i)
                    .append(",2024-05-01 10:00:00,,new,hole,,-71.0")
                    .append(i + 10)
                    .append(",42.35\n");
        }
        csv.append("30,2024-03-10 02:30:00,,strange,hole,,-71.06,42.35\n")
                .append("31,2024-05-01 10:00:00,,new,hole,,-71.06,24.35\n")
                .append("32,2024-05-01 10:00:00,,odd,rejected,,-71.06,95\n")
                .append("33,2024-05-01 10:00:00,,new,hole,\"not closed,-71.06,42.35\n")
                .append("34,2024-05-01 10:00:00,,new,hole,,-71.06,42.35\n");
        String mapping = MAPPING.replace("corrected", "wondered").replace("UTC", "America/New_York");
        String told = order(file("wondered", mapping, StandardCharsets.UTF_8, csv.toString())
                .put("check", true));
        assertThat(told)
                .contains("35 rows: 33 new", "2 rejected")
                .contains("line 34, y: '95' is no number from -90 to 90")
                .contains("line 35: has a quote that is never closed")
                .contains("1 rows have a time that the clocks there left out in spring: taken an hour later (first in"
                        + " line 32)")
                .contains("1 rows lie more than 300 km from the middle of the others (first in line 33)")
                .contains("taken as open: new (32), strange (1)\n")
                .doesNotContain("odd")
                .doesNotContain("rejected (1)");
    }

    @Test
    void provenanceShowsOnEveryFace() throws IOException {
        JsonObject order = file("shown", MAPPING.replace("corrected", "shown"), StandardCharsets.UTF_8, ROWS);
        order(order.put(
                "with",
                new JsonObject()
                        .put("license", "PDDL-1.0")
                        .put("attribution", "City of Nowhere")
                        .put("url", "https://data.example.org/311")));
        assertThat(portal.get("/en/records/shown:1").body())
                .contains("City of Nowhere", "https://data.example.org/311", "PDDL-1.0", "Closed by the source");
        assertThat(portal.get("/open311/v2/requests/shown:1.json?extensions=true")
                        .body())
                .contains("\"license\":\"PDDL-1.0\"", "\"attribution\":\"City of Nowhere\"", "\"status\":\"closed\"");
        assertThat(portal.get("/api/export/records.csv?filter=" + TestPortal.encode("source = 'shown'"))
                        .body())
                .contains("City of Nowhere");
        order(file("bare", MAPPING.replace("corrected", "bare"), StandardCharsets.UTF_8, ROWS));
        JsonObject known =
                new JsonObject(portal.get("/api/export/records.csv.json").body());
        assertThat(known.fieldNames()).as("no licence is for all").doesNotContain("licenses");
        assertThat(known.encode()).contains("licenses/PDDL-1.0.html\",\"rows\":3}");
        assertThatThrownBy(() -> order(order.copy().put("with", new JsonObject().put("colour", "red"))))
                .hasMessageContaining("--with colour must be one of");
    }

    @Test
    void aCheckSaysWhatWouldComeOfItAndWritesNothing() throws IOException {
        String csv = ROWS.replace("id,", "id,extra,").replaceAll("(?m)^([123]),", "$1,e,")
                + "4,e,2124-05-01,,new,hole,,23.10,113.30\n"
                + "5,e,2024-05-02,2024-05-01,done,hole,,39.9,89\n"
                + "6,e,2024-02-30,,new,hole,,1,1\n";
        long before = count("SELECT count(*) FROM change");
        String told = order(file("checked", MAPPING.replace("corrected", "checked"), StandardCharsets.UTF_8, csv)
                .put("check", true));
        assertThat(told)
                .contains("line 2 would be checked:1", "  reported: 2024-05-01T10:00Z", "  category: pothole")
                .contains("6 rows: 4 new, 0 changed, 0 as they were, 2 rejected")
                .contains("line 5, y: '113.30' is no number from -90 to 90: are longitude and latitude exchanged?")
                .contains("line 7, opened: '2024-02-30' is no day of the calendar")
                .contains("reported from 2024-05-01T10:00:00Z to 2024-05-02T00:00:00Z")
                .contains("longitude 39.9000 to 113.3000, latitude 23.1000 to 89.0000")
                .contains("columns that are not used: extra")
                .contains("1 rows were closed before they were reported")
                .endsWith("nothing was written");
        assertThat(count("SELECT count(*) FROM change")).isEqualTo(before);
        assertThat(count("SELECT count(*) FROM import_source WHERE source = 'checked'"))
                .isZero();
        assertThat(data.resolve("imports/checked.csv.rejected.csv")).doesNotExist();
    }

    @Test
    void exchangedCoordinatesAreAskedAboutWhereTheZoneIsAPlace() throws IOException {
        String exchanged = "with longitude and latitude exchanged";
        String chicago = ROWS.replace("113.30,23.10", "-87.69,41.88");
        for (String zone : List.of("UTC", "Etc/GMT+6", "America/Chicago", "Asia/Shanghai")) {
            String mapping = MAPPING.replace("corrected", "placed").replace("UTC", zone);
            String told = order(
                    file("placed", mapping, StandardCharsets.UTF_8, chicago).put("check", true));
            assertThat(told).as(zone).doesNotContain(exchanged);
        }
        String mapping = MAPPING.replace("corrected", "placed").replace("UTC", "America/Chicago");
        String csv = ROWS.replace("113.30,23.10", "41.88,-87.69");
        assertThat(order(file("placed", mapping, StandardCharsets.UTF_8, csv).put("check", true)))
                .contains(exchanged);
    }

    @Test
    void anImportIsTakenBackButNotWhatPeopleHaveDoneSince() throws IOException {
        order(file("undone", MAPPING.replace("corrected", "undone"), StandardCharsets.UTF_8, ROWS));
        assertThatThrownBy(() -> order(new JsonObject().put("undo", "nowhere")))
                .hasMessageContaining("nothing here was imported from 'nowhere'")
                .hasMessageContaining("undone");
        portal.sql("UPDATE record SET status = 'in-progress', version = version + 1 WHERE id = 'undone:3'");
        assertThatThrownBy(() -> order(new JsonObject().put("undo", "undone")))
                .hasMessageContaining("1 of 3 records have been worked on here since: undone:3")
                .hasMessageContaining("--force");
        assertThat(count("SELECT count(*) FROM record WHERE source = 'undone'")).isEqualTo(3);
        assertThat(order(new JsonObject().put("undo", "undone").put("force", true)))
                .contains("3 records of undone are removed");
        assertThat(portal.get("/api/records/undone:1").statusCode()).isEqualTo(404);
        assertThat(portal.get("/api/organisations/undone").statusCode()).isEqualTo(404);
        assertThat(count("SELECT count(*) FROM record_entry WHERE record LIKE 'undone:%'"))
                .isZero();
        assertThat(count("""
            SELECT count(*) FROM audit_entry WHERE content::text LIKE '%undo-import%' AND content::text LIKE '%undone:3%'
            """)).isEqualTo(1);
    }

    @Test
    void ofTwoImportsOfOneSourceAtOnceTheSecondIsToldAndNothingIsThereTwice() throws IOException {
        CityFiles city = CityFiles.all().findFirst().orElseThrow();
        String order = file("twice", city.mapping(), city.charset(), city.csv())
                .put("kind", "records")
                .put("with", new JsonObject().put("source", "twice"))
                .encode();
        String undo =
                new JsonObject().put("kind", "records").put("undo", "twice").encode();
        List<String> lines = new ArrayList<>();
        portal.service().node().commands().importFile(order, line -> {
            if (lines.isEmpty()) {
                for (String second : List.of(order, undo)) {
                    assertThatThrownBy(() -> portal.service().node().commands().importFile(second, lines::add))
                            .hasMessageContaining("records of twice are being imported into this database already");
                }
            }
            lines.add(line);
        });
        assertThat(String.join("\n", lines)).contains(" 0 rejected");
        portal.service().node().commands().importFile(order, lines::add);
        assertThat(lines).anyMatch(line -> line.contains(" 0 new"));
    }
}
