package pilotcity.portal.kernel.learning.duplicate;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * 64 bits by which a picture is known again after it was scaled, compressed or brightened: the signs of its lowest
 * frequencies against their median (Zauner 2010, <i>Implementation and Benchmarking of Perceptual Image Hash
 * Functions</i>, section 3.2.1, the hash based on the discrete cosine transform).
 */
public record PerceptualHash(long bits) {
    /** Width and height of the picture that it is made of. */
    public static final int SIDE = 32;

    private static final int KEPT = 8;
    private static final int QUARTERS = 4;

    /** A picture whose frequencies are all weaker, in steps of brightness, has no features to be known by. */
    private static final double PLAIN = 1.5;

    private static final double[][] COSINES = cosines();

    private static double[][] cosines() {
        double[][] cosines = new double[KEPT][SIDE];
        for (int frequency = 0; frequency < KEPT; frequency++) {
            for (int x = 0; x < SIDE; x++) {
                cosines[frequency][x] = Math.cos((2 * x + 1) * (frequency + 1) * Math.PI / (2 * SIDE));
            }
        }
        return cosines;
    }

    /**
     * Of the brightness of a picture, {@link #SIDE} rows of as many values from 0 to 255. Empty where it is too plain,
     * such as a photo of the night.
     */
    public static Optional<PerceptualHash> of(double[][] brightness) {
        double[] frequencies = new double[KEPT * KEPT];
        double strongest = 0;
        for (int v = 0; v < KEPT; v++) {
            for (int u = 0; u < KEPT; u++) {
                double amplitude = amplitude(brightness, u, v);
                frequencies[v * KEPT + u] = amplitude;
                strongest = Math.max(strongest, Math.abs(amplitude));
            }
        }
        return strongest < PLAIN ? Optional.empty() : Optional.of(new PerceptualHash(aboveMedian(frequencies)));
    }

    /** Of a cosine of that frequency, in steps of brightness. */
    private static double amplitude(double[][] brightness, int u, int v) {
        double sum = 0;
        for (int y = 0; y < SIDE; y++) {
            double row = 0;
            for (int x = 0; x < SIDE; x++) {
                row += brightness[y][x] * COSINES[u][x];
            }
            sum += row * COSINES[v][y];
        }
        return 4 * sum / (SIDE * SIDE);
    }

    private static long aboveMedian(double[] frequencies) {
        double[] sorted = frequencies.clone();
        Arrays.sort(sorted);
        double median = (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
        long bits = 0;
        for (double frequency : frequencies) {
            bits = bits << 1 | (frequency > median ? 1 : 0);
        }
        return bits;
    }

    /** @throws IllegalArgumentException when it is not 16 hexadecimal digits */
    public static PerceptualHash parse(String hex) {
        if (hex.length() != 2 * Long.BYTES) {
            throw new IllegalArgumentException("a hash has 16 hexadecimal digits, unlike '" + hex + "'");
        }
        return new PerceptualHash(HexFormat.fromHexDigitsToLong(hex));
    }

    /** As 16 hexadecimal digits. */
    public String hex() {
        return HexFormat.of().toHexDigits(bits);
    }

    /** 1 for the same picture; two that have nothing to do with each other have half of the bits in common. */
    public double similarity(PerceptualHash other) {
        return 1 - (double) Long.bitCount(bits ^ other.bits) / Long.SIZE;
    }

    /** Its quarters: pictures that differ in up to three bits have one of them in common. */
    public List<String> quarters() {
        String hex = hex();
        int digits = hex.length() / QUARTERS;
        return IntStream.range(0, QUARTERS)
                .mapToObj(quarter -> quarter + "-" + hex.substring(quarter * digits, (quarter + 1) * digits))
                .toList();
    }
}
