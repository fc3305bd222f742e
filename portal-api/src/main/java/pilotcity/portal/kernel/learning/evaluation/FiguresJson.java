package pilotcity.portal.kernel.learning.evaluation;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Function;

/** Figures as JSON: shares of 1 with six digits. */
final class FiguresJson {
    private static final int MOST_CONFUSIONS = 20;
    private static final double DIGITS = 1e6;

    private FiguresJson() {}

    static JsonObject of(Figures figures) {
        return new JsonObject()
                .put("texts", figures.texts())
                .put("accuracy", rounded(figures.accuracy()))
                .put(
                        "accuracyInterval95",
                        new JsonArray()
                                .add(rounded(figures.interval().low()))
                                .add(rounded(figures.interval().high())))
                .put("top3", rounded(figures.top3()))
                .put("macroF1", rounded(figures.macroF1()))
                .put("calibrationError", rounded(figures.calibrationError()))
                .put("logLoss", rounded(figures.logLoss()))
                .put("reliability", array(figures.reliability(), FiguresJson::of))
                .put("coverage", array(figures.coverage(), FiguresJson::of))
                .put(
                        "confusions",
                        array(
                                figures.confusions().stream()
                                        .limit(MOST_CONFUSIONS)
                                        .toList(),
                                FiguresJson::of))
                .put("labels", array(figures.labels(), FiguresJson::of));
    }

    private static JsonObject of(ReliabilityBin bin) {
        return new JsonObject()
                .put("above", rounded(bin.above()))
                .put("upTo", rounded(bin.upTo()))
                .put("texts", bin.texts())
                .put("confidence", rounded(bin.confidence()))
                .put("accuracy", rounded(bin.accuracy()));
    }

    private static JsonObject of(Coverage coverage) {
        JsonObject json = new JsonObject()
                .put("threshold", coverage.threshold())
                .put("answered", coverage.answered())
                .put("share", rounded(coverage.share()));
        return coverage.answered() == 0 ? json : json.put("accuracy", rounded(coverage.accuracy()));
    }

    private static JsonObject of(Confusion confusion) {
        return new JsonObject()
                .put("label", confusion.truth())
                .put("takenFor", confusion.predicted())
                .put("texts", confusion.texts());
    }

    private static JsonObject of(LabelFigures label) {
        return new JsonObject()
                .put("label", label.label())
                .put("texts", label.texts())
                .put("predicted", label.predicted())
                .put("right", label.right())
                .put("precision", rounded(label.precision()))
                .put("recall", rounded(label.recall()))
                .put("f1", rounded(label.f1()));
    }

    private static <T> JsonArray array(List<T> items, Function<T, JsonObject> json) {
        return new JsonArray(items.stream().map(json).toList());
    }

    private static double rounded(double value) {
        return Math.round(value * DIGITS) / DIGITS;
    }
}
