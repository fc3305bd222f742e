package pilotcity.portal.kernel.datasetimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pilotcity.portal.FeatureRegistry;
import pilotcity.portal.PortalNode;
import pilotcity.portal.TestPortal;
import pilotcity.portal.dataset.BundledSetPublisher;
import pilotcity.portal.kernel.changelog.ChangeToken;

/** Imports a changed copy of the bundled sets into the shared portal, and the bundled ones again afterwards. */
class DatasetImportTest {
    @TempDir
    Path sets;

    private final TestPortal portal = TestPortal.shared();

    @BeforeEach
    void copy() throws IOException {
        Path bundled = TestPortal.home().resolve("datasets");
        try (Stream<Path> files = Files.walk(bundled)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = sets.resolve(bundled.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    @AfterEach
    void restore() {
        run(TestPortal.home().resolve("datasets"));
    }

    @Test
    void badRowsNameFileLineColumnAndReasonAndChangeNothing() throws IOException {
        edit(
                "pilots/pilots.csv",
                text -> text.replaceFirst("116\\.416", "twelve")
                        .replace("CN-SCP-2012-003,2012", "CN-SCP-2012-002,2012")
                        .replace("CN-SCP-2012-004,2012,2013-01-29,mohurd", "CN-SCP-2012-004,2012,2013-13-29,nobody"));
        assertThatThrownBy(() -> run(sets))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("data set pilots was not imported, nothing changed")
                .hasMessageContaining("pilots/pilots.csv line 2 column lon: 'twelve' is no number")
                .hasMessageContaining("pilots/pilots.csv line 4 column id: 'CN-SCP-2012-002' is already in line 3")
                .hasMessageContaining("pilots/pilots.csv line 5 column announced: '2013-13-29' is no date")
                .hasMessageContaining(
                        "pilots/pilots.csv line 5 column announced_by: 'nobody' is not in organisations/organisations.csv");
        assertThat(total("kind=pilot")).contains("\"total\":193");
    }

    @Test
    void aQuoteThatIsNotClosedIsToldWithItsLine() throws IOException {
        edit("pilots/pilots.csv", text -> text.replaceFirst("CN-SCP-2012-003,", "\"CN-SCP-2012-003,"));
        edit("projects/parties.csv", text -> text + "\"no end,\n");
        assertThatThrownBy(() -> run(sets)).hasMessageContaining("pilots/pilots.csv line 4: has a quote");
        edit("pilots/pilots.csv", text -> text.replaceFirst("\"CN-SCP-2012-003,", "CN-SCP-2012-003,x,"));
        assertThatThrownBy(() -> run(sets)).hasMessageContaining("pilots/pilots.csv line 4: has ");
    }

    @Test
    void aNumberThatTheSchemaAllowsAndTheTableHasNoRoomForIsToldWithItsLine() throws IOException {
        edit(
                "pilots/pilots.csv",
                text -> text.replaceFirst("(CN-SCP-2012-003,2012,2013-01-29,mohurd,)[0-9]+", "$13000000000"));
        edit("pilots/dataset.json", text -> text.replaceFirst("\"maximum\": 103", "\"maximum\": 9000000000"));
        assertThatThrownBy(() -> run(sets))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("line 4 column seq: '3000000000' must be a whole number from -2147483648");
    }

    @Test
    void aRowThatLeavesItsSetLeavesThePortalAndAnotherOriginStays() throws IOException {
        portal.sql("INSERT INTO organisation (id, name, type) VALUES ('of-another-origin', '外来', 'ngo')");
        edit("organisations/organisations.csv", text -> text.replaceFirst("(?m)^wuhan-municipal-government,.*\n", ""));
        assertThat(run(sets)).containsExactly("organisations: 32 rows");
        ChangeToken token = portal.sql("UPDATE organisation SET name = '外来者' WHERE id = 'of-another-origin'");
        assertThat(portal.get("/api/organisations/wuhan-municipal-government?atLeast=" + token)
                        .statusCode())
                .isEqualTo(404);
        assertThat(portal.get("/api/organisations/of-another-origin").statusCode())
                .isEqualTo(200);
        portal.sql("DELETE FROM organisation WHERE id = 'of-another-origin'");
    }

    @Test
    void aForeignKeyToAColumnThatIsNotThereIsAFaultOfTheDescription() throws IOException {
        edit("projects/dataset.json", text -> text.replaceFirst("\"fields\": \"code\"", "\"fields\": \"id\""));
        assertThatThrownBy(() -> run(sets))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("refers to unknown column id of places/places.csv");
    }

    @Test
    void setsThatHaveNotChangedAreNotImportedAgain() {
        assertThat(run(sets)).isEmpty();
    }

    @Test
    void aDescriptionWithAnUnknownKeyIsRefused() throws IOException {
        edit("projects/dataset.json", text -> text.replaceFirst("\"license\"", "\"licence\""));
        assertThatThrownBy(() -> run(sets))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("projects/dataset.json column licence: is not a key of a data set")
                .hasMessageContaining("projects/dataset.json column license: is required");
    }

    @Test
    void aTypeThatIsNotKnownIsToldWithItsFileAndFieldAndTheOnesThatAre() throws IOException {
        edit("pilots/dataset.json", text -> text.replaceFirst("\"type\": \"number\"", "\"type\": \"nunber\""));
        assertThatThrownBy(() -> run(sets))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("data set pilots was not imported, nothing changed")
                .hasMessageContaining("pilots/dataset.json column pilots.lon: type 'nunber' is none of string, any,")
                .hasMessageContaining("datetime");
        assertThat(total("kind=pilot")).contains("\"total\":193");
    }

    @Test
    void aDayBeyondItsBoundIsToldWithItsLine() throws IOException {
        edit("pilots/pilots.csv", text -> text.replaceFirst("2013-01-29", "2013-01-28"));
        assertThatThrownBy(() -> run(sets))
                .hasMessageContaining("column announced: 2013-01-28 is less than 2013-01-29");
    }

    @Test
    void whatTheIndexCannotHoldIsRefusedWhereItCameIn() throws IOException {
        edit("projects/dataset.json", text -> text.replaceFirst("\"issued\": \"", "\"issued\": \"in "));
        assertThatThrownBy(() -> run(sets))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("projects/dataset.json column issued: must be a day");
        edit("projects/dataset.json", text -> text.replaceFirst("\"issued\": \"in ", "\"issued\": \""));
        edit("pilots/pilots.csv", text -> text.replaceFirst("2013-01-29", "-0001-01-29"));
        assertThatThrownBy(() -> run(sets))
                .hasMessageContaining("column announced: '-0001-01-29' is no date of the form YYYY-MM-DD");
    }

    @Test
    void aFileThatIsNotUtf8IsRefused() throws IOException {
        Files.write(sets.resolve("projects/parties.csv"), new byte[] {'p', ',', (byte) 0xff, (byte) 0xfe, '\n'});
        assertThatThrownBy(() -> run(sets))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("projects/parties.csv");
    }

    @Test
    void aWrongSetKeepsItsLastGoodStateAndNoOtherFromBeingImported() throws IOException {
        edit("organisations/organisations.csv", text -> text.replaceFirst("(?m)^wuhan-municipal-government,.*\n", ""));
        edit("pilots/pilots.csv", text -> text.replaceFirst("116\\.416", "twelve"));
        edit("projects/dataset.json", text -> text.replaceFirst("\"license\"", "\"licence\""));
        DatasetImport imports = imports(sets);
        List<String> report = new ArrayList<>();
        assertThat(imports.run(() -> {}, report::add)).containsOnlyKeys("pilots", "projects");
        assertThat(report).containsExactly("organisations: 32 rows");
        assertThat(imports.failed()).containsExactlyInAnyOrder("pilots", "projects");
        assertThat(imports.has("pilots")).isTrue();
        assertThat(imports.has("pilot-cities-of-mars")).isFalse();
        assertThat(total("kind=pilot")).contains("\"total\":193");
    }

    @Test
    void theSecondOfTwoImportsSaysSoWaitsAndFindsNothingLeftToDo() throws Exception {
        edit("organisations/organisations.csv", text -> text.replaceFirst("(?m)^wuhan-municipal-government,.*\n", ""));
        List<String> second = new CopyOnWriteArrayList<>();
        CountDownLatch told = new CountDownLatch(1);
        CompletableFuture<Map<String, ImportException>> waiting = new CompletableFuture<>();
        List<String> first = new ArrayList<>();
        imports(sets).run(() -> {}, line -> {
            first.add(line);
            Thread.ofPlatform()
                    .start(() -> waiting.complete(imports(sets).run(() -> {}, said -> {
                        second.add(said);
                        told.countDown();
                    })));
            await(told);
        });
        assertThat(first).containsExactly("organisations: 32 rows");
        assertThat(waiting.get(20, TimeUnit.SECONDS)).isEmpty();
        assertThat(second)
                .containsExactly("data sets are being imported into this database already; waiting for the end");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Edit {
        String of(String text);
    }

    private void edit(String file, Edit edit) throws IOException {
        Path path = sets.resolve(file);
        String text = Files.readString(path);
        assertThat(edit.of(text)).isNotEqualTo(text);
        Files.writeString(path, edit.of(text));
    }

    private List<String> run(Path folder) {
        List<String> report = new ArrayList<>();
        Map<String, ImportException> wrong = imports(folder).run(() -> {}, report::add);
        if (!wrong.isEmpty()) {
            throw ImportException.of(wrong.values());
        }
        return report;
    }

    private DatasetImport imports(Path folder) {
        List<DatasetImporter> importers = FeatureRegistry.STANDARD.features().stream()
                .flatMap(feature -> feature.importer().stream())
                .toList();
        PortalNode node = portal.service().node();
        return new DatasetImport(
                node.db(),
                folder,
                importers,
                new BundledSetPublisher(node.files().store(), folder.resolve(".making")));
    }

    private String total(String query) {
        return portal.get("/api/search?limit=0&" + query).body();
    }
}
