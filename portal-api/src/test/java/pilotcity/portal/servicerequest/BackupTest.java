package pilotcity.portal.servicerequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import pilotcity.portal.Backups;
import pilotcity.portal.FeatureRegistry;
import pilotcity.portal.PortalProcess;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.audit.AuditChain;
import pilotcity.portal.kernel.config.ConfigException;
import pilotcity.portal.kernel.control.ControlSocket;
import pilotcity.portal.kernel.control.DataFolder;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.files.Sha256;
import pilotcity.portal.kernel.filestore.FileStore;
import pilotcity.portal.kernel.permission.Grant;

/** A running portal is backed up, and another one goes on from the file with everything that people hold. */
class BackupTest {
    private final TestPortal portal = TestPortal.shared();
    private final Path folder = TestPortal.temporaryFolder();
    private final Path data = folder.resolve("data");

    @AfterEach
    void delete() {
        TestPortal.delete(folder);
    }

    private JsonObject report(String words) throws IOException {
        String photo = Base64.getEncoder().encodeToString(TestPhotos.withGps("mark"));
        return ApiClient.anonymous(portal)
                .write(
                        "/api/records",
                        "description",
                        words,
                        "category",
                        "pothole",
                        "lon",
                        113.3,
                        "lat",
                        23.1,
                        "photos",
                        List.of(photo));
    }

    private List<String> restore(Path file, boolean replace) {
        List<String> lines = new ArrayList<>();
        try (DataFolder held = DataFolder.hold(data).orElseThrow()) {
            Backups.restore(FeatureRegistry.STANDARD, TestPortal.config(data), held, file, replace, lines::add);
        }
        return lines;
    }

    private static String found(String pattern, List<String> lines) {
        var matcher = Pattern.compile(pattern).matcher(String.join("\n", lines));
        assertThat(matcher.find()).as("%s", lines).isTrue();
        return matcher.group(1);
    }

    @Test
    void whatWasBackedUpGoesOnElsewhere() throws IOException {
        String bearer = portal.bearer("keeper", Grant.ALL);
        JsonObject kept = report("备份之前");
        JsonObject record = ApiClient.read(portal, "/api/records/" + kept.getString("id"), kept);
        String photo = record.getJsonArray("photos").getJsonObject(0).getString("url");
        byte[] picture = portal.bytes(photo);
        link();
        Path file = folder.resolve("portal.zip");
        List<String> lines = new ArrayList<>();
        assertThat(ControlSocket.ask(portal.data(), "backup", file.toString(), lines::add))
                .as("%s", lines)
                .isTrue();
        String head = found("head ([0-9a-f]{64})", lines);
        JsonObject later = report("备份之后");
        String mirror =
                new JsonObject(portal.get("/api/changes?kind=category&limit=1").body()).getString("next");

        damagedOnesAreRefused(file);
        restore(file, false);
        assertThatThrownBy(() -> restore(file, false))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("--replace");
        try (TestPortal restored = TestPortal.start(data)) {
            assertThat(restored.bytes(photo)).isEqualTo(picture);
            FileStore files = restored.service().node().files().store();
            files.list(stored -> files.verify(stored.name()));
            assertThat(files.has(Sha256.hex(picture))).isTrue();
            String path = "/api/records/" + kept.getString("id");
            assertThat(new JsonObject(restored.get(path).body())).isEqualTo(record);
            assertThat(restored.get(path + "/private", "Authorization", bearer).statusCode())
                    .isEqualTo(200);
            assertThat(restored.get("/api/records/" + later.getString("id")).statusCode())
                    .isEqualTo(404);
            assertThat(restored.get("/api/changes?since=" + mirror).statusCode())
                    .isEqualTo(410);
            commentByLink(restored, kept);
            chainGoesOn(restored, head);
            nobodyGetsWhatIsLost(restored, later);
        }
    }

    @Test
    void aRestoreThatIsKilledIsPutBackByWhoeverTakesTheFolderNext() throws Exception {
        Path file = folder.resolve("killed.zip");
        assertThat(ControlSocket.ask(portal.data(), "backup", file.toString(), line -> {}))
                .isTrue();
        for (String mine : List.of("postgresql/mine", "keys/signing.json", "index/mine", "files/mine")) {
            Files.createDirectories(data.resolve(mine).getParent());
            Files.writeString(data.resolve(mine), "mine");
        }
        Process restore = new ProcessBuilder(
                        PortalProcess.line("restore", file.toString(), "--replace", "--data", data.toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("restore.log").toFile())
                .start();
        while (restore.isAlive() && !Files.exists(data.resolve("postgresql/binaries"))) {
            Thread.onSpinWait();
        }
        restore.destroyForcibly().waitFor();
        List<String> lines = new ArrayList<>();
        try (DataFolder held = DataFolder.hold(data).orElseThrow()) {
            Backups.undoUnfinishedRestore(held, lines::add);
            Backups.undoUnfinishedRestore(held, lines::add);
        }
        assertThat(lines).singleElement().asString().contains("put back");
        assertThat(data.resolve("postgresql")).isDirectoryContaining("glob:**/mine");
        assertThat(data.resolve("index/mine")).hasContent("mine");
        assertThat(data.resolve("files/mine")).hasContent("mine");
        assertThat(data.resolve("keys/signing.json")).hasContent("mine");
        assertThat(data).isDirectoryNotContaining("glob:**/*restore*");
    }

    /** The portal links on a clock of its own; until it has let go, the one who asks gets nothing. */
    private void link() {
        AuditChain chain = new AuditChain(portal.service().node().db());
        do {
            Await.get(chain.link());
        } while (chain.walk("").links() == 0);
    }

    private void damagedOnesAreRefused(Path file) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        byte[] changed = whole.clone();
        changed[whole.length / 2] ^= 1;
        for (byte[] damaged : List.of(changed, Arrays.copyOf(whole, whole.length - 100), new byte[0])) {
            Path copy = Files.write(folder.resolve("damaged.zip"), damaged);
            assertThatThrownBy(() -> restore(copy, true)).isInstanceOf(ConfigException.class);
        }
        assertThat(data.resolve("postgresql")).doesNotExist();
        assertThatThrownBy(() -> ControlSocket.ask(portal.data(), "backup", file.toString(), line -> {}))
                .hasMessageContaining("exists already");
        assertThat(Files.readAllBytes(file)).isEqualTo(whole);
    }

    /** Who reported after the backup holds a link: it must not open what somebody else reports after the restore. */
    private void nobodyGetsWhatIsLost(TestPortal restored, JsonObject lost) {
        JsonObject next = ApiClient.anonymous(restored)
                .write("/api/records", "description", "恢复之后", "category", "pothole", "lon", 113.3, "lat", 23.1);
        String id = next.getString("id");
        assertThat(Long.parseLong(id)).isGreaterThan(Long.parseLong(lost.getString("id")) + 90_000);
        String before = Await.get(portal.service()
                        .node()
                        .db()
                        .client()
                        .query("SELECT follow_up_code('record', '" + id + "') AS code")
                        .execute())
                .iterator()
                .next()
                .getString("code");
        assertThat(next.getString("followUpCode")).isNotEqualTo(before);
    }

    private static void commentByLink(TestPortal restored, JsonObject kept) {
        String id = kept.getString("id");
        HttpResponse<String> answer =
                restored.send(restored.request("/api/tokens/follow-up", "Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(
                                ApiClient.json("kind", "record", "id", id, "code", kept.getString("followUpCode"))
                                        .encode()))
                        .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        ApiClient reporter = new ApiClient(restored, new JsonObject(answer.body()).getString("access_token"));
        JsonObject withdrawn = reporter.write("/api/records/" + id + "/withdraw");
        assertThat(ApiClient.read(restored, "/api/records/" + id, withdrawn).getString("status"))
                .isEqualTo("withdrawn");
    }

    private static void chainGoesOn(TestPortal restored, String head) {
        List<String> lines = new ArrayList<>();
        assertThat(ControlSocket.ask(restored.data(), "audit verify", head, lines::add))
                .as("%s", lines)
                .isTrue();
        assertThat(found("restored: noticed .*(another cluster)", lines)).isNotEmpty();
    }
}
