package pilotcity.portal.model;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import pilotcity.portal.kernel.learning.evaluation.Coverage;
import pilotcity.portal.kernel.learning.evaluation.Evaluation;
import pilotcity.portal.kernel.learning.evaluation.Figures;
import pilotcity.portal.kernel.learning.evaluation.LabelFigures;

/** An evaluation as a model's card has it. */
final class ModelResults {
    private static final double PRECISION = 10_000;
    private static final double SLACK = 1e-9;
    private static final int LISTED = 20;

    /** One of two texts says nothing of a category. */
    private static final int ENOUGH_TEXTS = 3;

    private ModelResults() {}

    static JsonObject json(Evaluation evaluation, double threshold) {
        Figures figures = evaluation.figures();
        Coverage sure = figures.coverage().stream()
                .filter(each -> Math.abs(each.threshold() - threshold) < SLACK)
                .findFirst()
                .orElseThrow();
        return new JsonObject()
                .put("texts", figures.texts())
                .put("accuracy", rounded(figures.accuracy()))
                .put("accuracy_low", rounded(figures.interval().low()))
                .put("accuracy_high", rounded(figures.interval().high()))
                .put("top3", rounded(figures.top3()))
                .put("macro_f1", rounded(figures.macroF1()))
                .put("calibration_error", rounded(figures.calibrationError()))
                .put("answered", rounded(sure.share()))
                .put("answered_right", sure.answered() == 0 ? null : rounded(sure.accuracy()))
                .put("by_language", byLanguage(evaluation))
                .put("reliability", reliability(figures))
                .put("worst", worst(figures))
                .put("confusions", confusions(figures));
    }

    private static double rounded(double value) {
        return Math.round(value * PRECISION) / PRECISION;
    }

    private static JsonArray byLanguage(Evaluation evaluation) {
        JsonArray all = new JsonArray();
        evaluation
                .figuresByLanguage()
                .forEach((language, figures) -> all.add(new JsonObject()
                        .put("language", language)
                        .put("texts", figures.texts())
                        .put("accuracy", rounded(figures.accuracy()))
                        .put("top3", rounded(figures.top3()))
                        .put("calibration_error", rounded(figures.calibrationError()))));
        return all;
    }

    private static JsonArray reliability(Figures figures) {
        JsonArray all = new JsonArray();
        figures.reliability()
                .forEach(bin -> all.add(new JsonObject()
                        .put("above", rounded(bin.above()))
                        .put("up_to", rounded(bin.upTo()))
                        .put("texts", bin.texts())
                        .put("stated", rounded(bin.confidence()))
                        .put("right", rounded(bin.accuracy()))));
        return all;
    }

    private static JsonArray worst(Figures figures) {
        JsonArray all = new JsonArray();
        figures.labels().stream()
                .filter(label -> label.texts() >= ENOUGH_TEXTS)
                .sorted(Comparator.comparingDouble(LabelFigures::recall))
                .limit(LISTED)
                .forEach(label -> all.add(new JsonObject()
                        .put("category", label.label())
                        .put("texts", label.texts())
                        .put("found", rounded(label.recall()))));
        return all;
    }

    private static JsonArray confusions(Figures figures) {
        JsonArray all = new JsonArray();
        figures.confusions().stream()
                .limit(LISTED)
                .forEach(each -> all.add(new JsonObject()
                        .put("category", each.truth())
                        .put("taken_for", each.predicted())
                        .put("texts", each.texts())));
        return all;
    }
}
