package pilotcity.portal.command;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import pilotcity.portal.kernel.learning.classification.ClassifierTrainer;
import pilotcity.portal.kernel.learning.classification.LabelledText;
import pilotcity.portal.kernel.learning.classification.TextClassifier;
import pilotcity.portal.kernel.learning.evaluation.Evaluation;
import pilotcity.portal.kernel.learning.evaluation.EvaluationBuilder;
import pilotcity.portal.kernel.problem.Problem;

/** Judges classifiers by files of texts whose category is known. */
public final class ModelEvaluation {
    private ModelEvaluation() {}

    /**
     * Learns from one file and judges by another, without any portal.
     *
     * @return the figures as JSON
     */
    public static JsonObject ofFiles(Path train, Path judge, Consumer<String> print) {
        List<LabelledText> learnt = LabelledTextFile.read(train);
        List<LabelledText> judged = LabelledTextFile.read(judge);
        long start = System.nanoTime();
        TextClassifier classifier = train(train, learnt);
        print.accept(String.format(
                Locale.ROOT,
                "learnt %d categories from %d texts in %.1f s",
                classifier.labels().size(),
                learnt.size(),
                (System.nanoTime() - start) / 1e9));
        return judge(classifier, judged, print);
    }

    private static TextClassifier train(Path file, List<LabelledText> texts) {
        try {
            return ClassifierTrainer.train(texts).classifier();
        } catch (IllegalArgumentException e) {
            throw Problem.of(Problem.Kind.BAD_REQUEST, file + ": " + e.getMessage());
        }
    }

    static JsonObject judge(TextClassifier classifier, Path judge, Consumer<String> print) {
        return judge(classifier, LabelledTextFile.read(judge), print);
    }

    private static JsonObject judge(TextClassifier classifier, List<LabelledText> texts, Consumer<String> print) {
        EvaluationBuilder results = new EvaluationBuilder();
        texts.forEach(text -> results.add(text.language(), text.label(), classifier.classify(text.text())));
        Evaluation evaluation = results.build();
        EvaluationReport report = new EvaluationReport(evaluation);
        report.lines().forEach(print);
        return report.json();
    }
}
