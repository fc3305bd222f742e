package pilotcity.portal.kernel.learning.evaluation;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether what was said with a confidence of 0.8 was right 80 times of 100: confidences in equal bins
 * {@code (b / bins, (b + 1) / bins]}, the first with 0 (Guo et al., ICML 2017, 2).
 */
final class Reliability {
    /** Sums of multiples of this are exact in whatever order they are added. */
    static final double UNIT = 1.0 / (1L << 32);

    private final long[] texts;
    private final long[] right;
    private final long[] confidences;

    Reliability(int bins) {
        texts = new long[bins];
        right = new long[bins];
        confidences = new long[bins];
    }

    void add(double confidence, boolean isRight) {
        int bin = 0;
        while (bin < texts.length - 1 && confidence > (bin + 1.0) / texts.length) {
            bin++;
        }
        texts[bin]++;
        right[bin] += isRight ? 1 : 0;
        confidences[bin] += Math.round(confidence / UNIT);
    }

    void add(Reliability other) {
        for (int bin = 0; bin < texts.length; bin++) {
            texts[bin] += other.texts[bin];
            right[bin] += other.right[bin];
            confidences[bin] += other.confidences[bin];
        }
    }

    /** The bins that are not empty. */
    List<ReliabilityBin> bins() {
        return IntStream.range(0, texts.length)
                .filter(bin -> texts[bin] > 0)
                .mapToObj(bin -> new ReliabilityBin(
                        (double) bin / texts.length,
                        (bin + 1.0) / texts.length,
                        texts[bin],
                        confidences[bin] * UNIT / texts[bin],
                        (double) right[bin] / texts[bin]))
                .toList();
    }
}
