package pilotcity.portal.model.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import pilotcity.portal.kernel.learning.evaluation.Confusion;
import pilotcity.portal.kernel.learning.evaluation.Coverage;
import pilotcity.portal.kernel.learning.evaluation.Evaluation;
import pilotcity.portal.kernel.learning.evaluation.Figures;
import pilotcity.portal.kernel.learning.evaluation.LabelFigures;
import pilotcity.portal.kernel.learning.evaluation.ReliabilityBin;

/** An evaluation for people who read a terminal. */
final class EvaluationReport {
    private static final int WORST = 10;
    private static final int CONFUSIONS = 10;

    private EvaluationReport() {}

    static List<String> lines(Evaluation evaluation) {
        Figures all = evaluation.figures();
        List<String> lines = new ArrayList<>(summary(all, evaluation.figuresByLanguage()));
        lines.add("");
        lines.addAll(reliability(all));
        lines.add("");
        lines.addAll(coverage(all, evaluation.figuresByLanguage()));
        if (!all.confusions().isEmpty()) {
            lines.add("");
            lines.addAll(confusions(all));
        }
        lines.add("");
        lines.addAll(worst(all));
        return lines;
    }

    private static List<String> summary(Figures all, Map<String, Figures> byLanguage) {
        AlignedTable table = new AlignedTable(
                "language", "texts", "accuracy", "95 %", "top 3", "macro-F1", "calibration error", "log loss");
        byLanguage.forEach((language, figures) -> summary(table, language, figures));
        summary(table, "all", all);
        return table.lines();
    }

    private static void summary(AlignedTable table, String language, Figures figures) {
        table.row(
                language,
                String.valueOf(figures.texts()),
                share(figures.accuracy()),
                share(figures.interval().low()) + "-" + share(figures.interval().high()),
                share(figures.top3()),
                share(figures.macroF1()),
                share(figures.calibrationError()),
                share(figures.logLoss()));
    }

    private static List<String> reliability(Figures all) {
        AlignedTable table = new AlignedTable("probability", "texts", "said", "right");
        for (ReliabilityBin bin : all.reliability()) {
            table.row(
                    share(bin.above()) + "-" + share(bin.upTo()),
                    String.valueOf(bin.texts()),
                    share(bin.confidence()),
                    share(bin.accuracy()));
        }
        return table.lines();
    }

    private static List<String> coverage(Figures all, Map<String, Figures> byLanguage) {
        AlignedTable table = new AlignedTable("answered from", "language", "texts", "share", "right");
        for (int at = 0; at < all.coverage().size(); at++) {
            for (Map.Entry<String, Figures> each : byLanguage.entrySet()) {
                coverage(table, each.getKey(), each.getValue().coverage().get(at));
            }
            coverage(table, "all", all.coverage().get(at));
        }
        return table.lines();
    }

    private static void coverage(AlignedTable table, String language, Coverage coverage) {
        table.row(
                String.valueOf(coverage.threshold()),
                language,
                String.valueOf(coverage.answered()),
                share(coverage.share()),
                coverage.answered() == 0 ? "-" : share(coverage.accuracy()));
    }

    private static List<String> confusions(Figures all) {
        AlignedTable table = new AlignedTable("category", "taken for", "texts");
        for (Confusion each : all.confusions().stream().limit(CONFUSIONS).toList()) {
            table.row(each.truth(), each.predicted(), String.valueOf(each.texts()));
        }
        return table.lines();
    }

    private static List<String> worst(Figures all) {
        AlignedTable table = new AlignedTable("worst category", "texts", "precision", "recall", "F1");
        for (LabelFigures each : all.worst(WORST)) {
            table.row(
                    each.label(),
                    String.valueOf(each.texts()),
                    share(each.precision()),
                    share(each.recall()),
                    share(each.f1()));
        }
        return table.lines();
    }

    private static String share(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
