package pilotcity.portal.kernel.filestore;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import pilotcity.portal.Backups;
import pilotcity.portal.FeatureRegistry;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.config.Config;
import pilotcity.portal.kernel.config.Setting;
import pilotcity.portal.kernel.control.ControlSocket;
import pilotcity.portal.kernel.control.DataFolder;
import pilotcity.portal.kernel.files.Sha256;
import pilotcity.portal.kernel.permission.Grant;

/** A whole portal whose files are in a bucket: photos, uploads, a backup, and the bucket going away. */
class BucketPortalTest {
    private final Path folder = TestPortal.temporaryFolder();

    @AfterEach
    void delete() {
        TestPortal.delete(folder);
    }

    private static Config config(Path data, S3Settings bucket) {
        return TestPortal.config(data)
                .with(Setting.FILES_STORE, "s3")
                .with(Setting.FILES_S3_ENDPOINT, bucket.endpoint())
                .with(Setting.FILES_S3_BUCKET, bucket.bucket())
                .with(Setting.FILES_S3_REGION, bucket.region())
                .with(Setting.FILES_S3_ACCESS_KEY, bucket.accessKey())
                .with(Setting.FILES_S3_SECRET_KEY, bucket.secretKey());
    }

    private static TestPortal start(Path data, S3Settings bucket) {
        return TestPortal.start(FeatureRegistry.STANDARD, data, config(data, bucket));
    }

    private static HttpResponse<String> report(TestPortal portal) throws IOException {
        ByteArrayOutputStream picture = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(900, 600, BufferedImage.TYPE_INT_RGB), "png", picture);
        JsonObject report = new JsonObject()
                .put("description", "桶里的照片")
                .put("category", "pothole")
                .put("lon", 113.3)
                .put("lat", 23.1)
                .put("photos", List.of(Base64.getEncoder().encodeToString(picture.toByteArray())));
        return portal.send(portal.request("/api/records", "Content-Type", "application/json")
                .header("Authorization", portal.bearer("writer", Grant.ALL))
                .POST(BodyPublishers.ofString(report.encode()))
                .build());
    }

    /** The address of the photo of a report. */
    private static String photo(TestPortal portal, HttpResponse<String> made) {
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        JsonObject written = new JsonObject(made.body());
        return new JsonObject(portal.get("/api/records/" + written.getString("id") + "?atLeast="
                                + written.getString("changeToken"))
                        .body())
                .getJsonArray("photos")
                .getJsonObject(0)
                .getString("url");
    }

    @Test
    void photosAreInTheBucketAndABackupListsThem() throws IOException {
        try (S3Server server = S3Server.start()) {
            Path file = folder.resolve("portal.zip");
            try (TestPortal portal = start(folder.resolve("data"), server.settings())) {
                String photo = photo(portal, report(portal));
                byte[] picture = portal.bytes(photo);
                assertThat(portal.service().node().files().store().has(Sha256.hex(picture)))
                        .isTrue();
                List<String> lines = new ArrayList<>();
                ControlSocket.ask(portal.data(), "backup", file.toString(), lines::add);
                assertThat(lines.getFirst())
                        .contains("3 files that stay in " + server.endpoint())
                        .doesNotContain(server.settings().secretKey());
                server.kill();
                assertThat(portal.get(photo).statusCode()).isEqualTo(503);
                assertThat(report(portal).statusCode()).isEqualTo(503);
                assertThat(portal.get("/api/search?kind=pilot&limit=0").statusCode())
                        .isEqualTo(200);
            }
            isMissedInAnEmptyBucket(file);
        }
    }

    private void isMissedInAnEmptyBucket(Path file) {
        try (S3Server empty = S3Server.start();
                DataFolder held = DataFolder.hold(folder.resolve("other")).orElseThrow()) {
            List<String> lines = new ArrayList<>();
            Backups.restore(
                    FeatureRegistry.STANDARD,
                    config(folder.resolve("other"), empty.settings()),
                    held,
                    file,
                    false,
                    lines::add);
            assertThat(lines).anyMatch(line -> line.startsWith("MISSING: 3 files"));
        }
    }
}
