package pilotcity.portal.kernel.media;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Sizes, turns and encodes pictures. */
final class ImageTransforms {
    private static final float QUALITY = 0.85f;

    static {
        // A server has no screen, whatever its environment says.
        System.setProperty("java.awt.headless", "true");
    }

    private ImageTransforms() {}

    /** The same in sRGB on white, scaled down so that no side is longer than {@code longest}. */
    static BufferedImage within(BufferedImage picture, int longest) {
        double scale = Math.min(1, (double) longest / Math.max(picture.getWidth(), picture.getHeight()));
        BufferedImage from = picture;
        // Halving first keeps every pixel in the result: one step looks at four neighbours only.
        while (scale < 0.5) {
            from = scaled(from, (from.getWidth() + 1) / 2, (from.getHeight() + 1) / 2);
            scale = Math.min(1, (double) longest / Math.max(from.getWidth(), from.getHeight()));
        }
        return scaled(from, size(from.getWidth(), scale), size(from.getHeight(), scale));
    }

    private static int size(int side, double scale) {
        return Math.max(1, (int) Math.round(side * scale));
    }

    private static BufferedImage scaled(BufferedImage from, int width, int height) {
        AffineTransform scale =
                AffineTransform.getScaleInstance((double) width / from.getWidth(), (double) height / from.getHeight());
        return drawn(from, width, height, scale);
    }

    static BufferedImage upright(BufferedImage picture, ExifOrientation orientation) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        return orientation == ExifOrientation.UPRIGHT
                ? picture
                : drawn(
                        picture,
                        orientation.turns() ? height : width,
                        orientation.turns() ? width : height,
                        orientation.transform(width, height));
    }

    private static BufferedImage drawn(BufferedImage from, int width, int height, AffineTransform by) {
        BufferedImage to = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = to.createGraphics();
        try {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, width, height);
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            graphics.drawImage(from, by, null);
        } finally {
            graphics.dispose();
        }
        return to;
    }

    /** The picture as a file with nothing else in it. */
    static byte[] jpeg(BufferedImage picture) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
