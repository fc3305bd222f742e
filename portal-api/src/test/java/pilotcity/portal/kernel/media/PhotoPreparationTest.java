package pilotcity.portal.kernel.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.GpsDirectory;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pilotcity.portal.kernel.problem.Problem;

/** Files that people send, and files that are made to do harm. */
class PhotoPreparationTest {
    @Test
    void whereAndWithWhatItWasTakenIsGone() throws Exception {
        byte[] file = withExif(encode(quarters(64, 32), "jpeg"), 1);
        assertThat(ImageMetadataReader.readMetadata(new ByteArrayInputStream(file))
                        .getFirstDirectoryOfType(GpsDirectory.class)
                        .getGeoLocation()
                        .getLatitude())
                .isCloseTo(23.1, within(1e-6));
        PreparedPhoto photo = PhotoPreparation.prepare(file);
        for (byte[] made : new byte[][] {photo.jpeg(), photo.thumbnail()}) {
            var metadata = ImageMetadataReader.readMetadata(new ByteArrayInputStream(made));
            assertThat(metadata.getDirectoriesOfType(GpsDirectory.class)).isEmpty();
            assertThat(metadata.getDirectoriesOfType(ExifDirectoryBase.class)).isEmpty();
            assertThat(new String(made, StandardCharsets.ISO_8859_1)).doesNotContain("PLANTED");
        }
        assertThat(photo.original()).isEqualTo(file);
        assertThat(photo.sha256OfOriginal()).hasSize(64);
    }

    /** Where the red quarter, at the top left of what is stored, is in the upright picture. */
    @ParameterizedTest
    @CsvSource({
        "1, 64, 32, false, false", "2, 64, 32, true, false", "3, 64, 32, true, true", "4, 64, 32, false, true",
        "5, 32, 64, false, false", "6, 32, 64, true, false", "7, 32, 64, true, true", "8, 32, 64, false, true"
    })
    void aPhotoIsUprightHoweverTheCameraWasHeld(int tag, int width, int height, boolean right, boolean bottom)
            throws Exception {
        PreparedPhoto photo = PhotoPreparation.prepare(withExif(encode(quarters(64, 32), "jpeg"), tag));
        assertThat(photo.width()).isEqualTo(width);
        assertThat(photo.height()).isEqualTo(height);
        BufferedImage made = ImageIO.read(new ByteArrayInputStream(photo.jpeg()));
        Color corner = new Color(made.getRGB(right ? width - 5 : 4, bottom ? height - 5 : 4));
        assertThat(corner.getRed()).isGreaterThan(200);
        assertThat(corner.getGreen() + corner.getBlue()).isLessThan(120);
    }

    @Test
    void aLargePhotoIsMadeSmallerAndASmallOneIsNotMadeLarger() throws Exception {
        PreparedPhoto large = PhotoPreparation.prepare(encode(quarters(6000, 4500), "jpeg"));
        assertThat(large.width()).isEqualTo(2048);
        assertThat(large.height()).isEqualTo(1536);
        assertThat(ImageIO.read(new ByteArrayInputStream(large.thumbnail())).getWidth())
                .isEqualTo(480);
        assertThat(PhotoPreparation.prepare(encode(quarters(100, 3), "png")).height())
                .isEqualTo(3);
        assertThat(PhotoPreparation.prepare(encode(quarters(9000, 1), "png")).width())
                .isEqualTo(2048);
    }

    @Test
    void whatIsClearBecomesWhite() throws Exception {
        PreparedPhoto photo =
                PhotoPreparation.prepare(encode(new BufferedImage(40, 40, BufferedImage.TYPE_INT_ARGB), "png"));
        BufferedImage made = ImageIO.read(new ByteArrayInputStream(photo.jpeg()));
        assertThat(new Color(made.getRGB(20, 20))).isEqualTo(Color.WHITE);
        assertThat(made.getColorModel().getTransparency()).isEqualTo(Transparency.OPAQUE);
        assertThat(made.getColorModel().getColorSpace().isCS_sRGB()
                        || made.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_RGB)
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PK\u0003\u0004 a zip", "<html><script>alert(1)</script>"})
    void whatStandsBehindThePictureIsGone(String behind) throws Exception {
        byte[] file = join(encode(quarters(64, 32), "jpeg"), behind.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(new String(PhotoPreparation.prepare(file).jpeg(), StandardCharsets.ISO_8859_1))
                .doesNotContain(behind)
                .endsWith("\u00ff\u00d9");
    }

    @Test
    void whatIsNoPhotoIsRefusedWithTheReason() throws Exception {
        refused(new byte[0], "is empty");
        refused(new byte[PhotoPreparation.MOST_BYTES + 1], "at most 8000000 bytes");
        refused("<svg onload='alert(1)'/>".getBytes(StandardCharsets.UTF_8), "must be JPEG or PNG");
        refused("RIFF....WEBPVP8L".getBytes(StandardCharsets.UTF_8), "must be JPEG or PNG");
        refused(encode(quarters(8, 8), "gif"), "must be JPEG or PNG");
        refused(Arrays.copyOf(encode(quarters(64, 32), "jpeg"), 40), "cannot be read as JPEG");
        refused(Arrays.copyOf(encode(quarters(64, 32), "png"), 50), "cannot be read as PNG");
    }

    @Test
    void aFileThatBurstsWhenUnpackedIsRefusedByItsHeader() {
        refused(pngHeader(60_000, 60_000), "million pixels, not 60000 × 60000");
        refused(pngHeader(Integer.MAX_VALUE, Integer.MAX_VALUE), "million pixels");
    }

    @Test
    void thousandsOfScansAreRefused() throws Exception {
        byte[] scans = new byte[2_000];
        for (int at = 0; at < scans.length; at += 2) {
            scans[at] = (byte) 0xff;
            scans[at + 1] = (byte) 0xda;
        }
        refused(join(encode(quarters(64, 32), "jpeg"), scans), "scans");
    }

    @Test
    void aFourColourJpegIsRefusedAndNotGuessedAt() throws Exception {
        byte[] file = encode(quarters(64, 32), "jpeg");
        int frame = 0;
        while (file[frame] != (byte) 0xff || file[frame + 1] != (byte) 0xc0) {
            frame++;
        }
        byte[] four = join(Arrays.copyOf(file, frame + 19), new byte[] {4, 0x11, 0});
        four = join(four, Arrays.copyOfRange(file, frame + 19, file.length));
        four[frame + 3] = 20;
        four[frame + 9] = 4;
        refused(four, "cannot be read as JPEG");
    }

    @Test
    void damagedFilesFailWithAProblemOrNotAtAll() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (byte[] whole :
                new byte[][] {withExif(encode(quarters(64, 32), "jpeg"), 6), encode(quarters(64, 32), "png")}) {
            for (int round = 0; round < 150; round++) {
                byte[] file = whole.clone();
                for (int hit = 0; hit < 4; hit++) {
                    file[random.nextInt(file.length)] = (byte) random.nextInt(256);
                }
                try {
                    assertThat(PhotoPreparation.prepare(file).width()).isPositive();
                } catch (Problem expected) {
                    assertThat(expected.field()).as("seed %s", seed).isEqualTo("photos");
                }
            }
        }
    }

    private static void refused(byte[] file, String reason) {
        assertThatThrownBy(() -> PhotoPreparation.prepare(file)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.field()).isEqualTo("photos");
            assertThat(problem.reason()).contains(reason);
        });
    }

    /** Red at the top left, and blue, green and black after the clock. */
    private static BufferedImage quarters(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width / 2, height / 2);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(width / 2, 0, width, height / 2);
        graphics.setColor(Color.GREEN);
        graphics.fillRect(width / 2, height / 2, width, height);
        graphics.dispose();
        return image;
    }

    private static byte[] encode(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, out)).isTrue();
        return out.toByteArray();
    }

    /** Adds an Exif segment with the orientation, a maker, and a position at 23.1 N, 113.3 E. */
    private static byte[] withExif(byte[] jpeg, int orientation) {
        ByteBuffer tiff = ByteBuffer.allocate(200);
        tiff.put("MM\0*".getBytes(StandardCharsets.ISO_8859_1)).putInt(8);
        tiff.putShort((short) 3);
        tiff.putShort((short) 0x010f).putShort((short) 2).putInt(8).putInt(120);
        tiff.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        tiff.putShort((short) 0x8825).putShort((short) 4).putInt(1).putInt(50);
        tiff.putInt(0);
        tiff.position(50).putShort((short) 4);
        tiff.putShort((short) 1).putShort((short) 2).putInt(2).putInt('N' << 24);
        tiff.putShort((short) 2).putShort((short) 5).putInt(3).putInt(130);
        tiff.putShort((short) 3).putShort((short) 2).putInt(2).putInt('E' << 24);
        tiff.putShort((short) 4).putShort((short) 5).putInt(3).putInt(154);
        tiff.position(120).put("PLANTED\0".getBytes(StandardCharsets.ISO_8859_1));
        tiff.position(130);
        for (int part : new int[] {23, 1, 6, 1, 0, 1, 113, 1, 18, 1, 0, 1}) {
            tiff.putInt(part);
        }
        ByteBuffer segment = ByteBuffer.allocate(210)
                .put(new byte[] {(byte) 0xff, (byte) 0xe1})
                .putShort((short) 208)
                .put("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1))
                .put(tiff.array());
        return join(join(Arrays.copyOf(jpeg, 2), segment.array()), Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    private static byte[] pngHeader(int width, int height) {
        byte[] chunk = ByteBuffer.allocate(17)
                .put("IHDR".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        CRC32 crc = new CRC32();
        crc.update(chunk);
        return ByteBuffer.allocate(64)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'})
                .putInt(13)
                .put(chunk)
                .putInt((int) crc.getValue())
                .array();
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
