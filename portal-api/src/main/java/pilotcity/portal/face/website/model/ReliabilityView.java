package pilotcity.portal.face.website.model;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import pilotcity.portal.face.shared.page.Language;

/**
 * Stated probabilities beside what came true (Guo et al. 2017, On calibration of modern neural networks), as a table and
 * as a chart of 300 by 300.
 *
 * @param bins those that have texts
 */
public record ReliabilityView(List<Bin> bins) {
    private static final int SIZE = 300;
    private static final int HUNDRED = 100;
    private static final double SMALLEST = 3;
    private static final double LARGEST = 9;

    /**
     * The texts with a stated probability in one range.
     *
     * @param range in per cent
     * @param stated the mean of what was stated, in per cent
     * @param dot where it stands in the chart
     */
    public record Bin(String range, long texts, long stated, StatedShare right, Dot dot) {}

    /**
     * A point and its interval, in units of the chart, the origin on top.
     *
     * @param radius grows with the number of texts
     */
    public record Dot(String x, String y, String radius, String low, String high) {}

    static ReliabilityView of(List<JsonObject> bins, Language language) {
        long most = bins.stream().mapToLong(bin -> bin.getLong("texts")).max().orElse(1);
        return new ReliabilityView(bins.stream()
                .filter(bin -> bin.getLong("texts") > 0)
                .map(bin -> bin(bin, most, language))
                .toList());
    }

    private static Bin bin(JsonObject bin, long most, Language language) {
        long texts = bin.getLong("texts");
        double stated = bin.getDouble("stated");
        StatedShare right = StatedShare.ofShare(bin.getDouble("right"), texts, language);
        double radius = SMALLEST + (LARGEST - SMALLEST) * Math.sqrt((double) texts / most);
        Dot dot = new Dot(
                written(SIZE * stated),
                written(SIZE * (1 - right.share())),
                written(radius),
                written(SIZE * (1 - right.low())),
                written(SIZE * (1 - right.high())));
        String range =
                Math.round(HUNDRED * bin.getDouble("above")) + "–" + Math.round(HUNDRED * bin.getDouble("upTo")) + "%";
        return new Bin(range, texts, Math.round(HUNDRED * stated), right, dot);
    }

    private static String written(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    /** Whether the chart has a point: bins with too few texts are in the table alone. */
    public boolean isDrawn() {
        return bins.stream().anyMatch(bin -> bin.right().isPrintable());
    }
}
