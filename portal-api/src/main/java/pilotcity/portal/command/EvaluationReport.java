package pilotcity.portal.command;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import pilotcity.portal.kernel.learning.evaluation.Evaluation;

/** An evaluation for people to read, and as JSON. */
record EvaluationReport(Evaluation evaluation) {
    private static final int LISTED = 10;
    private static final int WIDE = 0x1100;

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "texts               %d", evaluation.texts()));
        lines.add(String.format(
                Locale.ROOT,
                "first right         %.1f %%  (95 %% interval %.1f to %.1f)",
                evaluation.accuracy() * 100,
                evaluation.accuracyLow() * 100,
                evaluation.accuracyHigh() * 100));
        lines.add(String.format(Locale.ROOT, "among three         %.1f %%", evaluation.top3() * 100));
        lines.add(String.format(Locale.ROOT, "macro-F1            %.3f", evaluation.macroF1()));
        lines.add(String.format(Locale.ROOT, "calibration error   %.3f", evaluation.calibrationError()));
        lines.add(String.format(Locale.ROOT, "log loss            %.3f", evaluation.logLoss()));
        evaluation
                .byLanguage()
                .forEach(each -> lines.add(String.format(
                        Locale.ROOT,
                        "in %-17s%.1f %% of %d, among three %.1f %%, calibration error %.3f",
                        each.language(),
                        each.accuracy() * 100,
                        each.texts(),
                        each.top3() * 100,
                        each.calibrationError())));
        reliability(lines);
        coverage(lines);
        labels(lines);
        return lines;
    }

    private void reliability(List<String> lines) {
        lines.add("");
        lines.add("stated probability      texts  stated   right");
        evaluation
                .reliability()
                .forEach(bin -> lines.add(String.format(
                        Locale.ROOT,
                        "above %.2f, to %.2f    %7d   %.3f   %.3f",
                        bin.above(),
                        bin.upTo(),
                        bin.texts(),
                        bin.stated(),
                        bin.right())));
    }

    private void coverage(List<String> lines) {
        lines.add("");
        lines.add("answered from  share answered  right of them");
        evaluation
                .coverage()
                .forEach(each -> lines.add(String.format(
                        Locale.ROOT,
                        "%13.1f  %12.1f %%  %s",
                        each.threshold(),
                        each.answered() * 100,
                        each.right() == null ? "none" : String.format(Locale.ROOT, "%11.1f %%", each.right() * 100))));
    }

    private void labels(List<String> lines) {
        lines.add("");
        lines.add(padded("category", 32) + padded("taken for", 32) + "texts");
        evaluation.confusions().stream()
                .limit(LISTED)
                .forEach(each -> lines.add(padded(each.label(), 32) + padded(each.takenFor(), 32) + each.texts()));
        lines.add("");
        lines.add(padded("worst category", 32) + "texts   found");
        evaluation.worst().stream()
                .limit(LISTED)
                .forEach(each -> lines.add(padded(each.label(), 32)
                        + String.format(Locale.ROOT, "%5d  %4.0f %%", each.texts(), each.found() * 100)));
    }

    /** Chinese characters are two columns wide. */
    private static String padded(String text, int columns) {
        int width = text.codePoints().map(point -> point >= WIDE ? 2 : 1).sum();
        return text + " ".repeat(Math.max(1, columns - width));
    }

    JsonObject json() {
        return new JsonObject()
                .put("texts", evaluation.texts())
                .put("accuracy", evaluation.accuracy())
                .put("accuracyLow", evaluation.accuracyLow())
                .put("accuracyHigh", evaluation.accuracyHigh())
                .put("top3", evaluation.top3())
                .put("macroF1", evaluation.macroF1())
                .put("calibrationError", evaluation.calibrationError())
                .put("logLoss", evaluation.logLoss())
                .put("byLanguage", records(evaluation.byLanguage()))
                .put("reliability", records(evaluation.reliability()))
                .put("coverage", records(evaluation.coverage()))
                .put("confusions", records(evaluation.confusions()))
                .put("worst", records(evaluation.worst()));
    }

    private static JsonArray records(List<?> records) {
        JsonArray all = new JsonArray();
        records.forEach(record -> all.add(JsonObject.mapFrom(record)));
        return all;
    }
}
