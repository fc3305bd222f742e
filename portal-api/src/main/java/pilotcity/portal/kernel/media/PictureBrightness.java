package pilotcity.portal.kernel.media;

import java.awt.image.BufferedImage;
import java.util.Optional;
import pilotcity.portal.kernel.learning.duplicate.PerceptualHash;

/** A picture as a few brightnesses, by which it is known again. */
final class PictureBrightness {
    /** Of red, green and blue (ITU-R BT.601-7, section 2.5.1). */
    private static final double[] WEIGHTS = {0.299, 0.587, 0.114};

    private static final int SIDE = PerceptualHash.SIDE;

    private PictureBrightness() {}

    /** Of an upright picture; empty where it is too plain. */
    static Optional<PerceptualHash> hash(BufferedImage picture) {
        return PerceptualHash.of(brightness(picture));
    }

    /** The mean of each of {@link #SIDE} times {@link #SIDE} fields; a narrower picture has the same in several. */
    private static double[][] brightness(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        int[] pixels = picture.getRGB(0, 0, width, height, null, 0, width);
        double[][] fields = new double[SIDE][SIDE];
        for (int y = 0; y < SIDE; y++) {
            int top = y * height / SIDE;
            int bottom = Math.max(top + 1, (y + 1) * height / SIDE);
            for (int x = 0; x < SIDE; x++) {
                int left = x * width / SIDE;
                int right = Math.max(left + 1, (x + 1) * width / SIDE);
                fields[y][x] = mean(pixels, width, left, right, top, bottom);
            }
        }
        return fields;
    }

    private static double mean(int[] pixels, int width, int left, int right, int top, int bottom) {
        double sum = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int pixel = pixels[y * width + x];
                sum += WEIGHTS[0] * (pixel >> 16 & 0xff)
                        + WEIGHTS[1] * (pixel >> 8 & 0xff)
                        + WEIGHTS[2] * (pixel & 0xff);
            }
        }
        return sum / ((right - left) * (double) (bottom - top));
    }
}
