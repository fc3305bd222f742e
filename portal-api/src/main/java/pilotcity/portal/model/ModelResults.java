package pilotcity.portal.model;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import pilotcity.portal.kernel.learning.evaluation.Evaluation;
import pilotcity.portal.kernel.learning.evaluation.Evaluation.Coverage;

/** An evaluation as a model's card has it. */
final class ModelResults {
    private static final double PRECISION = 10_000;
    private static final double SLACK = 1e-9;

    private ModelResults() {}

    static JsonObject json(Evaluation evaluation, double threshold) {
        Coverage sure = evaluation.coverage().stream()
                .filter(each -> Math.abs(each.threshold() - threshold) < SLACK)
                .findFirst()
                .orElseThrow();
        return new JsonObject()
                .put("texts", evaluation.texts())
                .put("accuracy", rounded(evaluation.accuracy()))
                .put("accuracy_low", rounded(evaluation.accuracyLow()))
                .put("accuracy_high", rounded(evaluation.accuracyHigh()))
                .put("top3", rounded(evaluation.top3()))
                .put("macro_f1", rounded(evaluation.macroF1()))
                .put("calibration_error", rounded(evaluation.calibrationError()))
                .put("answered", rounded(sure.answered()))
                .put("answered_right", sure.right() == null ? null : rounded(sure.right()))
                .put("by_language", byLanguage(evaluation))
                .put("reliability", reliability(evaluation))
                .put("worst", worst(evaluation))
                .put("confusions", confusions(evaluation));
    }

    private static double rounded(double value) {
        return Math.round(value * PRECISION) / PRECISION;
    }

    private static JsonArray byLanguage(Evaluation evaluation) {
        JsonArray all = new JsonArray();
        evaluation
                .byLanguage()
                .forEach(each -> all.add(new JsonObject()
                        .put("language", each.language())
                        .put("texts", each.texts())
                        .put("accuracy", rounded(each.accuracy()))
                        .put("top3", rounded(each.top3()))
                        .put("calibration_error", rounded(each.calibrationError()))));
        return all;
    }

    private static JsonArray reliability(Evaluation evaluation) {
        JsonArray all = new JsonArray();
        evaluation
                .reliability()
                .forEach(each -> all.add(new JsonObject()
                        .put("above", rounded(each.above()))
                        .put("up_to", rounded(each.upTo()))
                        .put("texts", each.texts())
                        .put("stated", rounded(each.stated()))
                        .put("right", rounded(each.right()))));
        return all;
    }

    private static JsonArray worst(Evaluation evaluation) {
        JsonArray all = new JsonArray();
        evaluation
                .worst()
                .forEach(each -> all.add(new JsonObject()
                        .put("category", each.label())
                        .put("texts", each.texts())
                        .put("found", rounded(each.found()))));
        return all;
    }

    private static JsonArray confusions(Evaluation evaluation) {
        JsonArray all = new JsonArray();
        evaluation
                .confusions()
                .forEach(each -> all.add(new JsonObject()
                        .put("category", each.label())
                        .put("taken_for", each.takenFor())
                        .put("texts", each.texts())));
        return all;
    }
}
