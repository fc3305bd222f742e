package pilotcity.portal.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
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

    /** In 4,000 characters of any kind, for whoever may be asking. */
    @ParameterizedTest
    @ValueSource(strings = {"\u0301", "广州", "天河区体育东路138号", "1. ", "a,", "，", "［电话］", "电梯", "fire "})
    void noWordsTakeLong(String repeated) {
        String words = "a" + repeated.repeat(4_000).substring(0, 3_999);
        Judged text = new Judged("zh", "none", words);
        long start = System.nanoTime();
        text.suggestions();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @CsvSource({
        "我要自杀, person",
        "有人跳进珠江了, water",
        "小朋友跌咗落河, water",
        "墙要倒了, structure",
        "There is a fire in the building, fire",
        "Smoke is coming from the flat upstairs, fire",
        "A child has fallen into the river, water",
        "My neighbour is beating his wife, person",
        "I want to kill myself, person",
        "gas smells near my kitchen I think it's leaking, gas",
        "Bare wires hang out of the lamp post. Also the bins are overflowing. Someone parks on the bike lane., electricity",
    })
    void plainDangerIsSeen(String words, String danger) {
        assertThat(new Judged("", "", words)
                        .suggestions()
                        .danger()
                        .orElseThrow()
                        .danger()
                        .code())
                .isEqualTo(danger);
    }

    @ParameterizedTest
    @CsvSource({
        "路燈壞了, street-light-out",
        "路灯坏了三天。我叫王小明，电话13800138000，身份证440106199001011234, street-light-out",
        "路灯不亮，车牌粤A12345, street-light-out",
    })
    void neitherTheScriptNorWhatIsMaskedCounts(String words, String category) {
        Judged text = new Judged("", "", words);
        assertThat(text.proposed()).startsWith(category);
        assertThat(text.parts()).isEmpty();
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
