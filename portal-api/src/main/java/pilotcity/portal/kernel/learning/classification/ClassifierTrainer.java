package pilotcity.portal.kernel.learning.classification;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import pilotcity.portal.kernel.files.Sha256;
import pilotcity.portal.kernel.learning.classification.SoftmaxRegression.Sample;
import pilotcity.portal.kernel.learning.classification.TemperatureScaling.ScoredText;
import pilotcity.portal.kernel.learning.text.FeatureSpace;

/** Learns classifiers. The same texts, in whatever order, give the same classifier to the bit. */
public final class ClassifierTrainer {
    private static final int FOLDS = 5;
    private static final int FEWER_FOLDS = 3;
    private static final int MANY = 20_000;
    private static final int MOST_FEATURES = 200_000;

    private final List<LabelledText> texts;
    private final List<String> labels;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final int fewest;

    private ClassifierTrainer(List<LabelledText> given) {
        this.texts = given.stream()
                .sorted(Comparator.comparing(LabelledText::label)
                        .thenComparing(LabelledText::text)
                        .thenComparing(LabelledText::weight))
                .toList();
        this.labels = texts.stream().map(LabelledText::label).distinct().toList();
        labels.forEach(label -> numbers.put(label, numbers.size()));
        this.fewest = texts.size() > MANY ? 3 : 2;
    }

    /**
     * What was learnt.
     *
     * @param judged each text as a classifier judges it that had not learnt it, in no order that means anything
     */
    public record Learnt(TextClassifier classifier, List<JudgedText> judged) {}

    /** A text, and what was made of it. */
    public record JudgedText(LabelledText text, Classification classification) {}

    /** @throws IllegalArgumentException when there are no two labels to tell apart */
    public static Learnt train(List<LabelledText> texts) {
        ClassifierTrainer trainer = new ClassifierTrainer(texts);
        if (trainer.labels.size() < 2) {
            throw new IllegalArgumentException(
                    "there are texts of " + trainer.labels.size() + " label, at least two are needed");
        }
        return trainer.train();
    }

    private Learnt train() {
        List<LabelledText> judged = new ArrayList<>();
        List<ScoredText> scored = new ArrayList<>();
        int folds = texts.size() > MANY ? FEWER_FOLDS : FOLDS;
        for (int fold = 0; fold < folds; fold++) {
            int left = fold;
            TextClassifier others = fit(text -> text.held() || fold(text, folds) != left);
            for (LabelledText text : texts) {
                if (!text.held() && fold(text, folds) == fold) {
                    judged.add(text);
                    scored.add(new ScoredText(others.scores(text.text()), number(text)));
                }
            }
        }
        float scale = TemperatureScaling.fit(scored);
        List<JudgedText> results = new ArrayList<>();
        for (int i = 0; i < judged.size(); i++) {
            float[] scores = scored.get(i).scores();
            Softmax.in(scores, scale);
            results.add(new JudgedText(judged.get(i), new Classification(labels, scores)));
        }
        return new Learnt(fit(text -> true).scaled(scale), results);
    }

    private int number(LabelledText text) {
        return numbers.getOrDefault(text.label(), 0);
    }

    /** By the text, so that one that is there twice is on one side. */
    private static int fold(LabelledText text, int folds) {
        return Math.floorMod(Sha256.of(text.text().getBytes(StandardCharsets.UTF_8))[0], folds);
    }

    private TextClassifier fit(Predicate<LabelledText> learnt) {
        List<LabelledText> chosen = texts.stream().filter(learnt).toList();
        FeatureSpace space =
                FeatureSpace.of(chosen.stream().map(LabelledText::text).toList(), fewest, MOST_FEATURES);
        List<Sample> samples = chosen.stream()
                .map(text -> new Sample(space.vector(text.text()), number(text), text.weight()))
                .toList();
        float[] weights = SoftmaxRegression.fit(samples, labels.size(), space.size());
        return new TextClassifier(labels, space, LinearWeights.of(labels.size(), weights), 1);
    }
}
