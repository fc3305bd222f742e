package pilotcity.portal.kernel.media;

import java.awt.image.BufferedImage;
import java.io.IOException;
import pilotcity.index.kind.Label;
import pilotcity.portal.kernel.files.Sha256;
import pilotcity.portal.kernel.problem.Problem;

/** Prepares a photo for publication. It decodes and encodes, so it must not run on the event loop. */
public final class PhotoPreparation {
    /** The largest file. */
    public static final int MOST_BYTES = 8_000_000;

    static final String FIELD = "photos";
    private static final int LONGEST = 2048;
    static final int THUMBNAIL = 480;

    private PhotoPreparation() {}

    /** @throws Problem BAD_REQUEST when it is no photo, a damaged one, or too large */
    public static PreparedPhoto prepare(byte[] original) {
        if (original.length == 0) {
            throw Problem.field(FIELD, new Label("文件是空的", "the file is empty"));
        }
        if (original.length > MOST_BYTES) {
            throw Problem.field(
                    FIELD,
                    new Label(
                            "一张照片最多 " + MOST_BYTES + " 字节，这一张有 " + original.length,
                            "a photo has at most " + MOST_BYTES + " bytes, not " + original.length));
        }
        PhotoFormat format = PhotoFormat.find(original)
                .orElseThrow(() -> Problem.field(
                        FIELD,
                        new Label(
                                "只收 JPEG 和 PNG；这个文件都不是（HEIC、WebP 请先转换）",
                                "must be JPEG or PNG; this file is neither (convert HEIC or WebP first)")));
        try {
            BufferedImage decoded = PhotoReader.read(original, format, LONGEST);
            BufferedImage picture = ImageTransforms.upright(
                    ImageTransforms.within(decoded, LONGEST), ExifOrientation.of(original, format));
            BufferedImage small = ImageTransforms.within(picture, THUMBNAIL);
            return new PreparedPhoto(
                    original,
                    ImageTransforms.jpeg(picture),
                    ImageTransforms.jpeg(small),
                    picture.getWidth(),
                    picture.getHeight(),
                    Sha256.hex(original),
                    PictureBrightness.hash(small).orElse(null));
        } catch (Problem refused) {
            throw refused;
        } catch (IOException | RuntimeException damaged) {
            throw Problem.field(
                    FIELD,
                    new Label(
                            "不能作为 " + format + " 读取：文件已损坏，或是 CMYK 之类少见的格式",
                            "cannot be read as " + format + ": it is damaged, or of a rare sort such as CMYK"));
        }
    }
}
