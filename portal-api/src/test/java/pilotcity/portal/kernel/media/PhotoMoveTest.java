package pilotcity.portal.kernel.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pilotcity.portal.FeatureRegistry;
import pilotcity.portal.PortalNode;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.files.Sha256;
import pilotcity.portal.kernel.filestore.FileStore;
import pilotcity.portal.kernel.filestore.FolderFileStore;
import pilotcity.portal.kernel.filestore.sweep.FileReference;
import pilotcity.portal.kernel.filestore.sweep.FileSweep;

/** Photos of a portal before, moved while they are read; and files that nothing names any more. */
class PhotoMoveTest {
    private static TestPortal portal;

    @BeforeAll
    static void start() {
        portal = TestPortal.start(TestPortal.temporaryFolder());
    }

    @AfterAll
    static void stop() {
        portal.close();
        TestPortal.delete(portal.data());
    }

    private static PortalNode node() {
        return portal.service().node();
    }

    private static FileStore store() {
        return node().files().store();
    }

    private static PreparedPhoto photo(int width) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, 20, BufferedImage.TYPE_INT_RGB), "png", out);
        return PhotoPreparation.prepare(out.toByteArray());
    }

    /** As the portal before wrote it. */
    private static String oldRow(PreparedPhoto photo) {
        String id = UUID.randomUUID().toString().replace("-", "");
        portal.sql(
                "INSERT INTO photo (id, image, thumbnail, original, original_sha256, width, height, public)"
                        + " VALUES ($1, $2, $3, $4, $5, $6, $7, true)",
                id,
                Buffer.buffer(photo.jpeg()),
                Buffer.buffer(photo.thumbnail()),
                Buffer.buffer(photo.original()),
                photo.sha256OfOriginal(),
                photo.width(),
                photo.height());
        return id;
    }

    private static String row(String id) {
        return Await.get(node().db()
                        .client()
                        .preparedQuery("SELECT concat_ws(' ', image IS NULL AND thumbnail IS NULL AND original IS NULL,"
                                + " image_sha256, thumbnail_sha256, original_sha256) AS row FROM photo WHERE id = $1")
                        .execute(Tuple.of(id)))
                .iterator()
                .next()
                .getString("row");
    }

    private static void isServed(String id, PreparedPhoto photo) {
        assertThat(portal.bytes("/media/" + id + ".jpg")).isEqualTo(photo.jpeg());
        assertThat(portal.bytes("/media/" + id + "-small.jpg")).isEqualTo(photo.thumbnail());
    }

    @Test
    void anOldPhotoIsServedBeforeAndAfterItHasMoved() throws IOException {
        PreparedPhoto photo = photo(700);
        String id = oldRow(photo);
        isServed(id, photo);
        while (row(id).startsWith("f")) {
            isServed(id, photo);
            Await.get(new PhotoMove(node().vertx(), node().db(), store()).step());
        }
        assertThat(row(id))
                .isEqualTo("t " + Sha256.hex(photo.jpeg()) + " " + Sha256.hex(photo.thumbnail()) + " "
                        + photo.sha256OfOriginal());
        isServed(id, photo);
        assertThat(store().open(photo.sha256OfOriginal()).readAllBytes()).isEqualTo(photo.original());
    }

    @Test
    void aNodeWhoseFolderIsItsOwnKeepsPhotosInTheRow() throws IOException {
        PreparedPhoto photo = photo(300);
        var folder = Files.createTempDirectory("own");
        try (FileStore own = new FolderFileStore(folder, false)) {
            KeptPhoto kept = KeptPhoto.keep(photo, own);
            List<String> ids = Await.get(PhotoStore.add(node().db().client(), List.of(kept), true));
            assertThat(row(ids.getFirst())).startsWith("f");
            isServed(ids.getFirst(), photo);
            assertThat(new PhotoMove(node().vertx(), node().db(), own).tasks()).isEmpty();
        } finally {
            TestPortal.delete(folder);
        }
    }

    @Test
    void filesThatNothingNamesAreDeletedWhenTheyAreOldAndOthersStay() throws IOException {
        PreparedPhoto photo = photo(500);
        KeptPhoto kept = KeptPhoto.keep(photo, store());
        List<String> ids = Await.get(PhotoStore.add(node().db().client(), List.of(kept), true));
        String unnamed = store().put(new byte[] {1, 2, 3}).sha256();
        List<FileReference> references = FeatureRegistry.STANDARD.fileReferences();
        FileSweep sweep = new FileSweep(node().vertx(), node().db(), store(), references);
        assertThat(Await.get(sweep.run())).isZero();
        assertThat(store().has(unnamed)).isTrue();
        Instant later = Instant.now().plus(Duration.ofHours(1));
        assertThat(Await.get(sweep.run(later))).isPositive();
        assertThat(store().has(unnamed)).isFalse();
        isServed(ids.getFirst(), photo);
        assertThat(store().has(photo.sha256OfOriginal())).isTrue();
        portal.sql("DELETE FROM photo WHERE id = $1", ids.getFirst());
        Await.get(sweep.run(later));
        for (byte[] gone : List.of(photo.jpeg(), photo.thumbnail(), photo.original())) {
            assertThat(store().has(HexFormat.of().formatHex(Sha256.of(gone)))).isFalse();
        }
    }
}
