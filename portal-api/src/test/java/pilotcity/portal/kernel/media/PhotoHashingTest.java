package pilotcity.portal.kernel.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Tuple;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pilotcity.portal.PortalNode;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.changelog.ChangeToken;
import pilotcity.portal.kernel.db.Await;
import pilotcity.portal.kernel.files.Sha256;
import pilotcity.portal.kernel.learning.duplicate.PerceptualHash;

/** Pictures of photos are known again, those of a portal before as well. */
class PhotoHashingTest {
    private static TestPortal portal;

    @BeforeAll
    static void start() {
        portal = TestPortal.start(TestPortal.startedFolder());
    }

    @AfterAll
    static void stop() {
        portal.close();
        TestPortal.delete(portal.data());
    }

    private static BufferedImage scene(long seed, int width, int height) {
        Random random = new Random(seed);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, Color.LIGHT_GRAY, width, height, Color.DARK_GRAY));
        graphics.fillRect(0, 0, width, height);
        for (int i = 0; i < 25; i++) {
            graphics.setColor(new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256)));
            graphics.fillOval(
                    (int) (random.nextDouble() * width),
                    (int) (random.nextDouble() * height),
                    width / (3 + random.nextInt(8)),
                    height / (3 + random.nextInt(8)));
        }
        graphics.dispose();
        return image;
    }

    private static byte[] encode(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    private static PerceptualHash hash(byte[] file) {
        return Objects.requireNonNull(PhotoPreparation.prepare(file).hash());
    }

    @Test
    void theSamePictureSmallerAndCompressedIsKnownAgain() throws IOException {
        for (long seed = 1; seed <= 20; seed++) {
            BufferedImage large = scene(seed, 3000, 2000);
            PerceptualHash own = hash(encode(large, "png"));
            byte[] sent = encode(ImageTransforms.within(large, 640), "jpeg");
            assertThat(own.similarity(hash(sent))).as("scene %s", seed).isGreaterThan(0.93);
            assertThat(own.similarity(hash(encode(scene(seed + 100, 3000, 2000), "jpeg"))))
                    .as("scene %s", seed)
                    .isLessThan(0.8);
        }
    }

    private static @Nullable String written(String id) {
        return Await.get(portal.service()
                        .node()
                        .db()
                        .client()
                        .preparedQuery("SELECT perceptual_hash FROM photo WHERE id = $1")
                        .execute(Tuple.of(id)))
                .iterator()
                .next()
                .getString("perceptual_hash");
    }

    /** A photo that a record shows, as a portal before kept it. */
    private static String shown(String record, byte[] thumbnail) {
        String id = UUID.randomUUID().toString().replace("-", "");
        Buffer content = Buffer.buffer(thumbnail);
        portal.sql(
                "INSERT INTO record (id, status, holder, reported_at, updated_at, source)"
                        + " VALUES ($1, 'reported', 'portal', now(), now(), 'api')",
                record);
        portal.sql(
                "INSERT INTO photo (id, image, thumbnail, original, original_sha256, width, height, public)"
                        + " VALUES ($1, $2, $2, $2, $3, 90, 70, true)",
                id,
                content,
                Sha256.hex(thumbnail));
        portal.sql("INSERT INTO record_photo (record, position, photo) VALUES ($1, 1, $2)", record, id);
        return id;
    }

    private static void hashAll() {
        PortalNode node = portal.service().node();
        PhotoHashing hashing =
                new PhotoHashing(node.vertx(), node.db(), node.files().store());
        while (Await.get(hashing.step()) > 0) {
            // until none is left
        }
    }

    @Test
    void anOldPhotoIsHashedAndItsRecordShowsIt() throws IOException {
        byte[] file = encode(scene(7, 900, 700), "jpeg");
        String id = shown("hashed-1", encode(ImageTransforms.within(scene(7, 900, 700), 480), "jpeg"));
        hashAll();
        assertThat(PerceptualHash.parse(Objects.requireNonNull(written(id))).similarity(hash(file)))
                .isGreaterThan(0.96);
        ChangeToken after = portal.sql("UPDATE record SET address = 'here' WHERE id = 'hashed-1'");
        JsonObject document = new JsonObject(
                portal.get("/api/records/hashed-1?atLeast=" + after).body());
        JsonObject photo = document.getJsonArray("photos").getJsonObject(0);
        assertThat(photo.getString("hash")).isEqualTo(written(id));
        assertThat(document.getJsonArray("pictureMarks"))
                .hasSize(4)
                .contains("0-" + written(id).substring(0, 4));
    }

    @Test
    void aPictureThatIsPlainOrDamagedIsKnownByNothingAndNotAskedAgain() throws IOException {
        String plain = shown("hashed-2", encode(new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB), "jpeg"));
        String damaged = shown("hashed-3", new byte[] {1, 2});
        hashAll();
        assertThat(written(plain)).isEmpty();
        assertThat(written(damaged)).isEmpty();
        ChangeToken after = portal.sql("UPDATE record SET address = 'here' WHERE id = 'hashed-2'");
        assertThat(portal.get("/api/records/hashed-2?atLeast=" + after).body())
                .contains("photos")
                .doesNotContain("hash\"", "pictureMarks");
    }
}
