package pilotcity.portal.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pilotcity.portal.TestPortal;
import pilotcity.portal.suggestion.Suggestions.CategorySuggestion;

/**
 * The suggestions of a portal that has learnt from its category tree alone, on sentences that it has not: figures below
 * what was measured by as much as another sentence or two may change, and above what is asked of them.
 */
class SuggestionQualityTest {
    private static final TestPortal PORTAL = TestPortal.shared().awaitModel();
    private static final Suggester SUGGESTER =
            new Suggester(PORTAL.service().node().model());

    /** A text and what it is about. */
    private record Judged(String language, String truth, String text) {
        boolean isNone() {
            return truth.equals("none");
        }

        Set<String> categories() {
            return Set.of(truth.split("\\+"));
        }

        Suggestions suggestions() {
            return PORTAL.service()
                    .node()
                    .live()
                    .read(index -> SUGGESTER.suggest(index, SuggestionRequest.ofWords(text)));
        }

        List<String> proposed() {
            return suggestions().categories().stream().map(Judged::id).toList();
        }

        Set<String> parts() {
            return suggestions().parts().stream()
                    .map(part -> id(part.category()))
                    .collect(Collectors.toSet());
        }

        private static String id(CategorySuggestion suggestion) {
            return suggestion.category().id();
        }
    }

    private static List<Judged> read(String file) throws IOException {
        try (InputStream in = SuggestionQualityTest.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split("\t"))
                    .map(cells -> new Judged(cells[0], cells[1], cells[2]))
                    .toList();
        }
    }

    private static double share(List<Judged> all, Predicate<Judged> of) {
        return (double) all.stream().filter(of).count() / all.size();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void theRightCategoryIsFirstAndAmongThree(String language) throws IOException {
        List<Judged> all = read("evaluation.tsv").stream()
                .filter(each -> each.language().equals(language))
                .toList();
        assertThat(all).hasSizeGreaterThan(150);
        assertThat(share(all, each -> each.proposed().getFirst().equals(each.truth())))
                .isGreaterThan(0.88);
        assertThat(share(all, each -> each.proposed().contains(each.truth()))).isGreaterThan(0.96);
    }

    @Test
    void dangerIsSeenAndHarmlessWordsAlarmNobody() throws IOException {
        List<Judged> all = read("danger.tsv");
        Predicate<Judged> warned = each -> each.suggestions().danger().isPresent();
        List<Judged> dangers = all.stream().filter(each -> !each.isNone()).toList();
        assertThat(share(dangers, warned)).isGreaterThan(0.88);
        assertThat(share(all.stream().filter(Judged::isNone).toList(), warned)).isLessThan(0.12);
        assertThat(share(read("evaluation.tsv"), warned)).isLessThan(0.08);
        assertThat(share(
                        dangers,
                        each -> each.suggestions()
                                .danger()
                                .filter(found -> found.danger().code().equals(each.truth()))
                                .isPresent()))
                .isGreaterThan(0.78);
    }

    @Test
    void severalMattersAreSeenAndOneIsNotTornApart() throws IOException {
        List<Judged> all = read("several.tsv");
        List<Judged> several =
                all.stream().filter(each -> each.categories().size() > 1).toList();
        assertThat(share(several, each -> !each.parts().isEmpty())).isGreaterThan(0.5);
        assertThat(several.stream().filter(each -> !each.parts().isEmpty()).toList())
                .filteredOn(each -> !each.categories().containsAll(each.parts()))
                .hasSizeLessThan(5);
        Predicate<Judged> torn = each -> !each.parts().isEmpty();
        assertThat(share(
                        all.stream()
                                .filter(each -> each.categories().size() == 1)
                                .toList(),
                        torn))
                .isLessThan(0.1);
        assertThat(share(read("evaluation.tsv"), torn)).isLessThan(0.06);
    }

    @ParameterizedTest
    @CsvSource({"evaluation.tsv, examples.csv", "danger.tsv, danger_examples.csv"})
    void noJudgedSentenceIsLearnt(String judged, String examples) throws IOException {
        Set<String> learnt =
                Files.readAllLines(
                                TestPortal.home().resolve("datasets/categories").resolve(examples))
                        .stream()
                        .map(line ->
                                line.split(",", 3)[2].replaceAll("^\"|\"$", "").replace("\"\"", "\""))
                        .collect(Collectors.toSet());
        assertThat(read(judged)).extracting(Judged::text).doesNotContainAnyElementsOf(learnt);
    }
}
