package pilotcity.portal.kernel.learning.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pilotcity.portal.kernel.learning.evaluation.ConfidenceInterval;
import pilotcity.portal.kernel.learning.evaluation.ReliabilityBin;

/** What is learnt of texts. */
class ClassifierTrainerTest {
    private static final List<LabelledText> FEW = List.of(
            text("zh", "灯 lamp", "路灯坏了三天没人修"),
            text("zh", "灯 lamp", "路灯不亮，晚上很黑"),
            text("zh", "灯 lamp", "门口的灯一闪一闪"),
            text("en", "灯 lamp", "the street lamp is out"),
            text("en", "灯 lamp", "lamps flicker all night"),
            text("zh", "垃圾", "垃圾堆了一个星期"),
            text("zh", "垃圾", "垃圾桶满了，很臭"),
            text("zh", "垃圾", "没人来收垃圾"),
            text("en", "垃圾", "the rubbish bins are overflowing"),
            text("en", "垃圾", "nobody collects the rubbish"),
            text("zh", "gas", "楼道里有煤气味"));

    private static LabelledText text(String language, String label, String text) {
        return new LabelledText(language, label, text, TextSource.EXAMPLE);
    }

    private static TextClassifier train(List<LabelledText> texts) {
        return ClassifierTrainer.train(texts, TrainingOptions.STANDARD).classifier();
    }

    private static byte[] bytes(TextClassifier classifier) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        classifier.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"路灯又坏了", "Street LAMPS out again", "小区路灯 lamp", "ＬＡＭＰ", "路灯\u200B坏了"})
    void textsOfBothLanguagesAreKnown(String text) {
        assertThat(train(FEW).classify(text).best().label()).isEqualTo("灯 lamp");
    }

    @Test
    void aLabelWithOneTextIsLearntToo() {
        assertThat(train(FEW).classify("有煤气味").best().label()).isEqualTo("gas");
    }

    @Test
    void probabilitiesSumUpToOneAndTheTopIsInOrder() {
        Classification classification = train(FEW).classify("路灯坏了，垃圾也没人收");
        float sum = 0;
        for (float each : classification.probabilities()) {
            sum += each;
        }
        assertThat(sum).isCloseTo(1, within(1e-5f));
        assertThat(classification.labels()).containsExactly("gas", "垃圾", "灯 lamp");
        List<Classification.Candidate> top = classification.top(2);
        assertThat(top).hasSize(2);
        assertThat(top.getFirst().probability())
                .isGreaterThanOrEqualTo(top.get(1).probability());
        assertThat(classification.probability(top.getFirst().label()))
                .isEqualTo(top.getFirst().probability());
        assertThat(classification.probability("never seen")).isZero();
    }

    @Test
    void theSameTextsInAnyOrderGiveTheSameBytes() throws IOException {
        List<LabelledText> shuffled = new ArrayList<>(FEW);
        Collections.shuffle(shuffled, new Random(3));
        assertThat(shuffled).isNotEqualTo(FEW);
        assertThat(bytes(train(shuffled))).isEqualTo(bytes(train(FEW)));
    }

    @Test
    void aHeavierTextSaysMore() {
        List<LabelledText> texts = new ArrayList<>(FEW);
        float before = train(texts).classify("井盖").probability("gas");
        texts.add(new LabelledText("zh", "gas", "井盖", TextSource.NAME, .5f));
        float light = train(texts).classify("井盖").probability("gas");
        texts.set(texts.size() - 1, new LabelledText("zh", "gas", "井盖", TextSource.NAME, 3));
        float heavy = train(texts).classify("井盖").probability("gas");
        assertThat(light).isGreaterThan(before);
        assertThat(heavy).isGreaterThan(light);
    }

    @Test
    void whatAGroupHasInCommonSpeaksForItsLabels() {
        List<LabelledText> texts = List.of(
                text("zh", "a1", "自行车道断了"),
                text("zh", "a2", "自行车道太窄"),
                text("zh", "a3", "没有栏杆"),
                text("zh", "b1", "公园太小"),
                text("zh", "b2", "公园关了"));
        TrainingOptions groups =
                TrainingOptions.STANDARD.withGroups(Map.of("a1", "a", "a2", "a", "a3", "a", "b1", "b", "b2", "b"));
        Classification with =
                ClassifierTrainer.train(texts, groups).classifier().classify("自行车道");
        assertThat(with.probability("a3")).isGreaterThan(with.probability("b1"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void fewTextsAreEnough(int texts) {
        TextClassifier classifier = train(FEW.subList(0, texts));
        assertThat(classifier.classify("路灯").best().label()).isEqualTo("灯 lamp");
    }

    @Test
    void withoutATextThereIsNothingToLearn() {
        assertThatThrownBy(() -> train(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "🔥🔥", "\uD83D", "مرحبا", "qqq"})
    void aTextWithNothingKnownHasTheProbabilitiesOfAll(String text) {
        Classification classification = train(FEW).classify(text);
        assertThat(classification.best().probability()).isBetween(1f / 3, .9f);
    }

    /**
     * Each of 6 labels has words of its own, and what a text says decides only partly which it has: no classifier can be
     * right more often than the texts let it.
     */
    @Test
    void whatIsSaidWithAProbabilityIsRightAsOften() {
        TrainedClassifier trained = ClassifierTrainer.train(noisy(3_000), TrainingOptions.STANDARD);
        assertThat(trained.heldOut().figures().calibrationError()).isLessThan(.04);
        List<ReliabilityBin> large = trained.heldOut().figures().reliability().stream()
                .filter(bin -> bin.texts() >= 150)
                .toList();
        assertThat(large).hasSizeGreaterThan(2);
        for (ReliabilityBin bin : large) {
            long right = Math.round(bin.accuracy() * bin.texts());
            ConfidenceInterval interval = ConfidenceInterval.wilson(right, bin.texts());
            assertThat(bin.confidence()).isBetween(interval.low() - .03, interval.high() + .03);
        }
    }

    private static List<LabelledText> noisy(int size) {
        Random random = new Random(5);
        List<LabelledText> texts = new ArrayList<>();
        for (int at = 0; at < size; at++) {
            int label = random.nextInt(6);
            StringBuilder text = new StringBuilder();
            for (int word = 0; word < 6; word++) {
                boolean own = random.nextInt(100) < 35;
                text.append((char) (0x4E00 + (own ? label * 20 + random.nextInt(20) : random.nextInt(120))));
                text.append(' ');
            }
            texts.add(text("zh", "label" + label, text.toString()));
        }
        return texts;
    }

    @Test
    void whatCannotBeALabelledTextIsRefused() {
        assertThatThrownBy(() -> text("zh", " ", "x")).hasMessage("a text has an empty label");
        assertThatThrownBy(() -> text("zh", "x".repeat(201), "x")).hasMessageContaining("at most 200");
        assertThatThrownBy(() -> new LabelledText("zh", "a", "x", TextSource.RECORD, Float.NaN))
                .hasMessageContaining("weighs NaN");
    }
}
