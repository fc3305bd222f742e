package pilotcity.portal.kernel.media;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import pilotcity.portal.kernel.problem.Problem;

/** Decodes a photo, after its header has said how large it is. */
final class PhotoReader {
    private static final long MOST_PIXELS = 50_000_000;

    /** A photo has some ten scans; thousands of empty ones would take minutes. */
    private static final int MOST_SCANS = 64;

    private PhotoReader() {}

    /** @param longest the size it is for: a larger photo is read coarsely, but never below twice that */
    static BufferedImage read(byte[] file, PhotoFormat format, int longest) throws IOException {
        refuseManyScans(file, format);
        ImageReader reader = ImageIO.getImageReadersByFormatName(format.name()).next();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in, true, true);
            long width = reader.getWidth(0);
            long height = reader.getHeight(0);
            if (width * height > MOST_PIXELS) {
                throw Problem.field(
                        PhotoPreparation.FIELD,
                        "a photo has at most " + MOST_PIXELS / 1_000_000 + " million pixels, not " + width + " × "
                                + height);
            }
            ImageReadParam parameters = reader.getDefaultReadParam();
            int step = (int) Math.max(1, Math.max(width, height) / (2L * longest));
            parameters.setSourceSubsampling(step, step, 0, 0);
            return inThreeColours(reader.read(0, parameters), format);
        } finally {
            reader.dispose();
        }
    }

    /**
     * Four bands of a JPEG are CMYK or a transparency that nothing else reads; shown as if they were, they are wrong.
     */
    private static BufferedImage inThreeColours(BufferedImage picture, PhotoFormat format) throws IOException {
        if (format == PhotoFormat.JPEG && picture.getRaster().getNumBands() > 3) {
            throw new IIOException("four bands");
        }
        return picture;
    }

    private static void refuseManyScans(byte[] file, PhotoFormat format) {
        int scans = 0;
        for (int at = 0; format == PhotoFormat.JPEG && at + 1 < file.length; at++) {
            scans += file[at] == (byte) 0xff && file[at + 1] == (byte) 0xda ? 1 : 0;
        }
        if (scans > MOST_SCANS) {
            throw Problem.field(PhotoPreparation.FIELD, "has more scans than a photo needs");
        }
    }
}
