package pilotcity.portal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.permission.Grant;

/** {@code ./portal publish} as a process of its own, with and without a running portal. */
class PublishCommandTest {
    private static final String NGO = "bike-guangzhou";
    private static final Pattern PUBLISHED = Pattern.compile("is published at /datasets/(\\S+)");
    private static final Pattern NUMBERED = Pattern.compile("data set (\\S+): drafted");

    /** A bad day in row 3. */
    private static final String BAD = "lane,opened,metres\nA1,2026-01-02,3\nA2,2026-02-30,4\n";

    private static final JsonObject SCHEMA = new JsonObject("""
            {"fields": [{"name": "lane", "type": "string", "title": "Lane"}, {"name": "opened", "type": "date"},
             {"name": "metres", "type": "integer"}]}""");

    private final TestPortal portal = TestPortal.shared();
    private final Set<String> published = new HashSet<>();

    @TempDir
    Path folder;

    private PortalCommand.Done publish(Path data, Path what, String... options)
            throws IOException, InterruptedException {
        String[] arguments =
                Stream.concat(Stream.of(what.toString()), Stream.of(options)).toArray(String[]::new);
        PortalCommand.Done done = PortalCommand.run(data, "publish", arguments);
        Matcher found = PUBLISHED.matcher(done.out());
        if (found.find() && data.equals(portal.data())) {
            published.add(found.group(1));
        }
        return done;
    }

    private PortalCommand.Done publish(Path what, String... options) throws IOException, InterruptedException {
        return publish(portal.data(), what, options);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static String numbered(PortalCommand.Done done) {
        Matcher found = NUMBERED.matcher(done.out());
        assertThat(found.find()).as(done.toString()).isTrue();
        return found.group(1);
    }

    /** Other tests count what is published. */
    @AfterEach
    void withdraw() {
        for (String set : published) {
            HttpResponse<String> answer = portal.send(portal.request(
                            "/api/datasets/" + set + "/withdraw",
                            "Content-Type",
                            "application/json",
                            "Authorization",
                            portal.bearer("tidies", Grant.of(Set.of("withdraw"), Set.of("dataset"))))
                    .POST(BodyPublishers.ofString("{\"reason\": \"试验结束\"}"))
                    .build());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            portal.get("/api/datasets/" + set + "?atLeast=" + new JsonObject(answer.body()).getString("changeToken"));
        }
    }

    private JsonObject draft(String set) {
        HttpResponse<String> answer = portal.get(
                "/api/datasets/" + set + "/private",
                "Authorization",
                portal.bearer("looks", Grant.of(Set.of("read"), Set.of("dataset"))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonObject(answer.body());
    }

    /** What is published, as soon as the index has it. */
    private JsonObject version(String set, int number) {
        String token = new JsonObject(portal.send(portal.request(
                                        "/api/datasets/" + set + "/describe",
                                        "Content-Type",
                                        "application/json",
                                        "Authorization",
                                        portal.bearer("looks", Grant.of(Set.of("describe"), Set.of("dataset"))))
                                .POST(BodyPublishers.ofString("{}"))
                                .build())
                        .body())
                .getString("changeToken");
        HttpResponse<String> answer = portal.get("/api/datasetVersions/" + set + "." + number + "?atLeast=" + token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonObject(answer.body());
    }

    private static void isRefused(PortalCommand.Done done, int code, String... why) {
        assertThat(done.code()).as(done.toString()).isEqualTo(code);
        assertThat(done.err()).contains(why);
    }

    @Test
    void aFileIsProposedFirstAndPublishedOnceItsQuestionsAreAccepted() throws Exception {
        Path lanes = file("lanes.csv", BAD.replace("02-30", "02-28") + "total,,7\n");
        PortalCommand.Done proposed =
                publish(lanes, "--organisation", NGO, "--with", "nameEn=Lanes", "--with", "license=CC0-1.0");
        String set = numbered(proposed);
        isRefused(proposed, 1, "--accept", "--dataset " + set);
        assertThat(proposed.out()).contains("\"opened\"", "needs an answer: ", "1 row is a total");
        assertThat(draft(set).getJsonArray("missing")).isNotEmpty();

        PortalCommand.Done accepted = publish(lanes, "--dataset", set, "--accept", "--notes", "erste");
        assertThat(accepted.code()).as(accepted.toString()).isZero();
        assertThat(accepted.out())
                .contains("lanes.csv, table lanes: taken as proposed: ", "1 row is a total", "version 1 is published");
        JsonObject published = version(set, 1);
        assertThat(published.getString("notes")).isEqualTo("erste");
        assertThat(published.getString("nameEn")).isEqualTo("Lanes");
        assertThat(published.getString("license")).isEqualTo("CC0-1.0");
    }

    @Test
    void aSchemaLeavesOpenWhetherRowsAreData() throws Exception {
        file("lanes.csv", BAD.replace("02-30", "02-28") + "total,,7\n");
        describe("lane-totals", "lanes.csv");
        isRefused(
                publish(folder, "--organisation", NGO),
                1,
                "the table 'lanes' of 'lanes.csv'",
                "has a question that is not answered",
                "totals-row",
                "--accept");
    }

    private void describe(String id, String... files) throws IOException {
        JsonArray resources = new JsonArray();
        for (String name : files) {
            resources.add(new JsonObject().put("name", name).put("path", name).put("schema", SCHEMA));
        }
        JsonObject described = new JsonObject()
                .put("name", id)
                .put("title", "Lanes of the city")
                .put("licenses", new JsonArray().add(new JsonObject().put("name", "CC-BY-4.0")))
                .put("keywords", new JsonArray().add("lanes"))
                .put("resources", resources);
        Files.writeString(folder.resolve("datapackage.json"), described.encodePrettily());
    }

    @Test
    void aBadCellIsNamedAndIsLeftEmptyOnlyLeniently() throws Exception {
        file("lanes.csv", BAD);
        describe("lane-days", "lanes.csv");
        PortalCommand.Done strict = publish(folder, "--organisation", NGO);
        isRefused(strict, 1, "lanes.csv", "--dataset lane-days");
        assertThat(strict.out()).contains("2 rows; cells that do not fit: 1", "row 3, column opened", "2026-02-30");
        assertThat(portal.get("/api/datasets/lane-days").statusCode()).isEqualTo(404);

        PortalCommand.Done lenient = publish(folder, "--lenient", "--hold");
        assertThat(lenient.code()).as(lenient.toString()).isZero();
        assertThat(lenient.out()).contains("left empty: 1", "handed in for review");
        assertThat(draft("lane-days").getString("state")).isEqualTo("inReview");
        isRefused(publish(folder, "--lenient"), 1, "in review");
    }

    @Test
    void aFolderOfSeveralFilesBecomesAVersionAndThenTheNext() throws Exception {
        file("north.csv", BAD.replace("02-30", "02-28"));
        file("south.csv", "lane,opened,metres\nB1,2026-05-05,5\n");
        describe("lane-folder", "north.csv", "south.csv");
        PortalCommand.Done first = publish(folder, "--organisation", NGO);
        assertThat(first.code()).as(first.toString()).isZero();
        assertThat(first.out()).contains("version 1 is published at /datasets/lane-folder");
        file("south.csv", "lane,opened,metres\nB1,2026-05-05,5\nB2,2026-05-06,6\n");
        PortalCommand.Done next = publish(folder, "--notes", "B2");
        assertThat(next.code()).as(next.toString()).isZero();
        JsonObject second = version("lane-folder", 2);
        assertThat(second.getString("nameEn")).isEqualTo("Lanes of the city");
        assertThat(second.getString("notes")).isEqualTo("B2");
        assertThat(portal.get("/api/datasets/lane-folder/tables/south/rows").body())
                .contains("B2");
        isRefused(
                publish(folder, "--organisation", "guangzhou-transport"),
                2,
                "--organisation: bike-guangzhou publishes lane-folder");
    }

    @Test
    void aDescriptionThatIsNoneIsRefusedWithTheReason() throws Exception {
        file("lanes.csv", BAD);
        Path description = file("dataset.json", "{\"id\": \"odd\", \"resources\": [{\"path\": \"../lanes.csv\"}]}");
        isRefused(publish(folder, "--organisation", NGO), 2, "there is no file ../lanes.csv");
        Files.writeString(description, "{\"resources\": [{\"path\": \"lanes.csv\", \"schema\": \"schema.json\"}]}");
        isRefused(publish(folder, "--organisation", NGO), 2, "is no data package");
        Files.writeString(description, "{\"resources\": ");
        isRefused(publish(folder, "--organisation", NGO), 2, "cannot be read");
        Files.delete(description);
        file("broken.parquet", "PAR1 and no more");
        isRefused(publish(folder, "--organisation", NGO, "--accept"), 1, "broken.parquet is refused");
    }

    /** The portal here could read it, and does not for somebody who may not. */
    @Test
    void whatTheCallerMayNotReadIsNotPublished() throws Exception {
        Path closed = file("closed.csv", BAD);
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        PortalCommand.Done done = PortalCommand.runWithoutOverride(
                portal.data(), "publish", closed.toString(), "--organisation", NGO, "--accept");
        isRefused(done, 2, closed + " cannot be read by user");
        assertThat(done.out()).isEmpty();
    }

    @Test
    void withoutARunningPortalItIsPublishedAllTheSame() throws Exception {
        Path data = TestPortal.startedFolder();
        try {
            Path lanes = file("lanes.csv", "lane\nA1\n");
            List<String> options = List.of("--dataset", "quiet-lanes", "--organisation", NGO, "--accept");
            for (int number = 1; number <= 2; number++) {
                PortalCommand.Done done = publish(
                        data,
                        lanes,
                        Stream.concat(options.stream(), Stream.of("--with", "name=车道", "--with", "license=CC0-1.0"))
                                .toArray(String[]::new));
                assertThat(done.code()).as(done.toString()).isZero();
                assertThat(done.out()).contains("version " + number + " is published at /datasets/quiet-lanes");
            }
        } finally {
            TestPortal.delete(data);
        }
    }

    @Test
    void personalDataAreNotAcceptedWithTheRest() throws Exception {
        Path lanes = file("holders.csv", "lane,holder\nA1,11010519491231002X\nA2,440524188001010014\n");
        String[] options = {
            "--dataset",
            "lane-holders",
            "--organisation",
            NGO,
            "--accept",
            "--with",
            "name=车道",
            "--with",
            "license=CC0-1.0"
        };
        PortalCommand.Done refused = publish(lanes, options);
        isRefused(refused, 1, "--answer 'personal-data:holder'");
        assertThat(refused.out()).contains("needs an answer: column 'holder'", "identity numbers");
        PortalCommand.Done done = publish(
                lanes,
                Stream.concat(Stream.of(options), Stream.of("--answer", "personal-data:holder"))
                        .toArray(String[]::new));
        assertThat(done.code()).as(done.toString()).isZero();
        assertThat(done.out()).contains("version 1 is published");
    }

    /** And tables refer to each other by these names. */
    @Test
    void tablesAreCalledAsThePackageSaysAndWhatIsLeftOutIsNamed() throws Exception {
        file("lanes-2026.csv", "lane,area\nA1,n\n");
        file("areas-2026.csv", "area\nn\n");
        Files.createDirectory(folder.resolve("more"));
        file("notes.txt", "notes");
        Files.writeString(folder.resolve("datapackage.json"), """
                {"name": "named-tables", "title": "Named", "licenses": [{"name": "ODC-PDDL-1.0",
                 "path": "https://opendatacommons.org/licenses/pddl/"}], "resources": [
                 {"name": "lanes", "path": "lanes-2026.csv", "title": "Lanes", "description": "All lanes",
                  "schema": {"fields": [{"name": "lane", "type": "string"}, {"name": "area", "type": "string"}],
                  "foreignKeys": [{"fields": "area", "reference": {"resource": "areas", "fields": "area"}}]}},
                 {"name": "areas", "path": "areas-2026.csv",
                  "schema": {"fields": [{"name": "area", "type": "string"}]}}]}""");
        PortalCommand.Done done = publish(folder, "--organisation", NGO);
        assertThat(done.code()).as(done.toString()).isZero();
        assertThat(done.out())
                .contains("more/: left out, it is a folder", "notes.txt: left out, datapackage.json does not name it");
        JsonObject published = version("named-tables", 1);
        assertThat(published.getString("license")).isEqualTo("https://opendatacommons.org/licenses/pddl/");
        assertThat(published.getJsonArray("files").encode()).contains("\"Lanes\"", "All lanes");
        assertThat(portal.get("/api/datasets/named-tables/tables/lanes/rows").body())
                .contains("A1");
        assertThat(portal.get("/api/datasets/named-tables/tables/areas/rows").statusCode())
                .isEqualTo(200);
    }
}
