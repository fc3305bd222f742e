package pilotcity.portal.kernel.learning.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Figures against values worked out by hand or by other programs. */
class EvaluationTest {
    private static final List<String> LABELS = List.of("a", "b", "c", "d");

    private static Outcome outcome(String language, String truth, float... probabilities) {
        return Outcome.of(language, truth, LABELS, probabilities);
    }

    private static final List<Outcome> SIX = List.of(
            outcome("zh", "a", .9f, .1f, 0, 0),
            outcome("zh", "a", .3f, .7f, 0, 0),
            outcome("zh", "b", .1f, .8f, .1f, 0),
            outcome("en", "b", .4f, .3f, .2f, .1f),
            outcome("en", "c", .4f, .3f, .2f, .1f),
            outcome("en", "d", .4f, .3f, .2f, .1f));

    @Test
    void sharesAreThoseCountedByHand() {
        Figures figures = Evaluation.of(SIX).figures();
        assertThat(figures.texts()).isEqualTo(6);
        assertThat(figures.accuracy()).isCloseTo(2 / 6.0, within(1e-12));
        assertThat(figures.top3()).isCloseTo(5 / 6.0, within(1e-12));
        // a: 1 right of 2, 4 predicted; b: 1 of 2, 2 predicted; c and d: never
        assertThat(figures.macroF1()).isCloseTo((2 / 6.0 + 2 / 4.0) / 4, within(1e-12));
        double loss = -(Math.log(.9) + Math.log(.3) + Math.log(.8) + Math.log(.3) + Math.log(.2) + Math.log(.1)) / 6;
        assertThat(figures.logLoss()).isCloseTo(loss, within(1e-6));
        assertThat(figures.coverage()).element(2).isEqualTo(new Coverage(.7, 2, 2 / 6.0, 1));
        assertThat(figures.confusions().getFirst()).isEqualTo(new Confusion("a", "b", 1));
        assertThat(figures.worst(2)).extracting(LabelFigures::label).containsExactly("c", "d");
    }

    @Test
    void partsAddUpToExactlyTheWhole() {
        Random random = new Random(2);
        List<Outcome> many = new ArrayList<>();
        for (int at = 0; at < 500; at++) {
            float first = random.nextFloat();
            many.add(outcome(at % 3 == 0 ? "zh" : "en", LABELS.get(random.nextInt(4)), first, 1 - first, 0, 0));
        }
        Evaluation whole = Evaluation.of(many);
        Evaluation parts = Evaluation.of(many.subList(300, 500)).plus(Evaluation.of(many.subList(0, 300)));
        assertThat(parts.toJson()).isEqualTo(whole.toJson());
        assertThat(parts.figures()).isEqualTo(whole.figures());
    }

    /** (2/5)|1 - .925| + (2/5)|.5 - .7| + (1/5)|0 - .55|, in five bins. */
    @Test
    void theCalibrationErrorIsThatWorkedOutByHand() {
        Reliability reliability = new Reliability(5);
        double[] confidences = {.95, .9, .75, .65, .55};
        boolean[] right = {true, true, false, true, false};
        for (int at = 0; at < right.length; at++) {
            reliability.add(confidences[at], right[at]);
        }
        assertThat(ReliabilityBin.expectedError(reliability.bins())).isCloseTo(.22, within(1e-9));
    }

    @Test
    void aConfidenceAtTheUpperEdgeIsInTheBinBelow() {
        Reliability reliability = new Reliability(15);
        reliability.add(0, false);
        reliability.add(3 / 15.0, true);
        reliability.add(1, true);
        assertThat(reliability.bins())
                .extracting(bin -> Math.round(bin.upTo() * 15))
                .containsExactly(1L, 3L, 15L);
    }

    /** Of scikit-learn's reference run: 116, 403 and 449 of 545. */
    @Test
    void intervalsAreWilsons() {
        assertThat(ConfidenceInterval.wilson(116, 545).low()).isCloseTo(0.18055087017833799, within(1e-12));
        assertThat(ConfidenceInterval.wilson(116, 545).high()).isCloseTo(0.2491569352914803, within(1e-12));
        assertThat(ConfidenceInterval.wilson(403, 545).low()).isCloseTo(0.701013484458333, within(1e-12));
        assertThat(ConfidenceInterval.wilson(449, 545).high()).isCloseTo(0.853537355826643, within(1e-12));
        assertThat(ConfidenceInterval.wilson(0, 0)).isEqualTo(new ConfidenceInterval(0, 1));
        assertThat(ConfidenceInterval.wilson(5, 5).high()).isEqualTo(1);
    }

    @Test
    void aLabelThatTheClassifierDoesNotKnowIsWrongAndNotAmongTheForemost() {
        Outcome outcome = outcome("zh", "new", .4f, .3f, .2f, .1f);
        assertThat(outcome).isEqualTo(new Outcome("zh", "new", "a", .4f, 0, 0));
        assertThat(Evaluation.of(List.of(outcome)).figures().top3()).isZero();
    }

    @Test
    void equalProbabilitiesAreInTheOrderOfLabels() {
        assertThat(outcome("zh", "d", .25f, .25f, .25f, .25f).truthRank()).isEqualTo(4);
        assertThat(outcome("zh", "a", .25f, .25f, .25f, .25f).truthRank()).isEqualTo(1);
    }

    @Test
    void jsonHasTheFiguresOfEachLanguage() {
        JsonObject json = Evaluation.of(SIX).toJson();
        assertThat(json.getLong("texts")).isEqualTo(6);
        assertThat(json.getJsonArray("labels")).hasSize(4);
        JsonObject en = json.getJsonObject("languages").getJsonObject("en");
        assertThat(en.getDouble("accuracy")).isZero();
        assertThat(en.getDouble("top3")).isEqualTo(.666667);
        assertThat(en.getJsonArray("reliability").getJsonObject(0).getLong("texts"))
                .isEqualTo(3);
    }

    @Test
    void noTextsHaveFiguresToo() {
        Figures none = Evaluation.of(List.of()).figures();
        assertThat(none.accuracy()).isZero();
        assertThat(none.calibrationError()).isZero();
        assertThat(none.interval()).isEqualTo(new ConfidenceInterval(0, 1));
    }
}
