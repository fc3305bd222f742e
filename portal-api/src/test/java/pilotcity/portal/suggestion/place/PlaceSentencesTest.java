package pilotcity.portal.suggestion.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * How well places are read from sentences that were written before anything read them. Constants were chosen on the half
 * {@code tune}; the figures of the other half are those that count.
 */
class PlaceSentencesTest {
    private static final int BINS = 10;

    /** A sentence and what is proposed for it, places only. */
    private record Answer(LabelledSentence sentence, List<PlaceSuggestion> suggestions) {
        static Answer of(LabelledSentence sentence) {
            return new Answer(
                    sentence,
                    PlaceSuggester.suggest(TestGazetteer.BUNDLED, sentence.text(), sentence.context()).stream()
                            .filter(each -> each.place() != null)
                            .toList());
        }

        /** The first is right; where no place is named, none is more likely than not. */
        boolean isRight() {
            return sentence.expected().isEmpty()
                    ? suggestions.isEmpty() || suggestions.getFirst().probability() < 0.5
                    : !suggestions.isEmpty() && isRight(suggestions.getFirst());
        }

        boolean isRight(PlaceSuggestion suggestion) {
            return sentence.expected().contains(String.valueOf(suggestion.place()));
        }

        boolean hasLandmark() {
            return !suggestions.isEmpty()
                    && suggestions.getFirst().landmarks().equals(List.of(String.valueOf(sentence.landmark())));
        }

        boolean hasRelation() {
            return !suggestions.isEmpty() && suggestions.getFirst().relation() == sentence.relation();
        }
    }

    private static List<Answer> answers(String part) {
        return LabelledSentence.all().stream()
                .filter(sentence -> sentence.part().equals(part))
                .map(Answer::of)
                .toList();
    }

    private static double share(List<Answer> answers, Predicate<LabelledSentence> asked, Predicate<Answer> right) {
        List<Answer> those =
                answers.stream().filter(answer -> asked.test(answer.sentence())).toList();
        assertThat(those).hasSizeGreaterThan(3);
        return (double) those.stream().filter(right).count() / those.size();
    }

    @Test
    void theHeldOutSentencesAreReadWell() {
        List<Answer> held = answers("held");
        assertThat(held).hasSizeGreaterThan(150);
        assertThat(share(held, sentence -> true, Answer::isRight)).isGreaterThan(0.93);
        for (String language : List.of("zh", "py", "en")) {
            assertThat(share(held, sentence -> sentence.language().equals(language), Answer::isRight))
                    .as(language)
                    .isGreaterThan(0.85);
        }
        assertThat(share(held, sentence -> sentence.expected().isEmpty(), Answer::isRight))
                .as("no place is named")
                .isGreaterThan(0.85);
        assertThat(share(held, sentence -> sentence.landmark() != null, Answer::hasLandmark))
                .isGreaterThan(0.9);
        assertThat(share(held, sentence -> sentence.relation() != null, Answer::hasRelation))
                .isGreaterThan(0.9);
    }

    @Test
    void aStatedProbabilityIsHowOftenItIsRight() {
        assertThat(calibrationError(answers("held"))).isLessThan(0.08);
        assertThat(calibrationError(answers("tune"))).isLessThan(0.08);
    }

    /** Expected calibration error over ten bins; of places that are equally right each counts its share. */
    private static double calibrationError(List<Answer> answers) {
        double[] stated = new double[BINS];
        double[] right = new double[BINS];
        List<Double> all = new ArrayList<>();
        for (Answer answer : answers) {
            for (PlaceSuggestion suggestion : answer.suggestions()) {
                int bin = Math.min(BINS - 1, (int) (suggestion.probability() * BINS));
                stated[bin] += suggestion.probability();
                right[bin] += answer.isRight(suggestion)
                        ? 1.0 / answer.sentence().expected().size()
                        : 0;
                all.add(suggestion.probability());
            }
        }
        double error = 0;
        for (int bin = 0; bin < BINS; bin++) {
            error += Math.abs(stated[bin] - right[bin]);
        }
        return error / all.size();
    }
}
