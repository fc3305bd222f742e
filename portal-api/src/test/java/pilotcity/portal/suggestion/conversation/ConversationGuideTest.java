package pilotcity.portal.suggestion.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pilotcity.index.Index;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.suggestion.WordsReading;
import pilotcity.portal.kernel.suggestion.WordsReading.ProbableCategory;
import pilotcity.portal.suggestion.Suggester;
import pilotcity.portal.suggestion.conversation.question.ConversationLanguage;
import pilotcity.portal.suggestion.conversation.question.Question;

/** What is asked back, on the categories that come with the portal. What words are about is said by the test. */
class ConversationGuideTest {
    private static final Map<String, List<ProbableCategory>> ABOUT = Map.of(
            "路灯",
                    List.of(
                            new ProbableCategory("street-light-out", 0.93),
                            new ProbableCategory("street-light-pole", 0.04)),
            "欠薪", List.of(new ProbableCategory("unpaid-wages", 0.97), new ProbableCategory("labour-contract", 0.02)),
            "车道",
                    List.of(
                            new ProbableCategory("cycling-lane-blocked", 0.9),
                            new ProbableCategory("illegal-parking", 0.06)),
            "停车",
                    List.of(
                            new ProbableCategory("illegal-parking", 0.48),
                            new ProbableCategory("abandoned-vehicle", 0.41),
                            new ProbableCategory("parking-fee", 0.05)),
            "含糊", List.of(new ProbableCategory("litter", 0.2), new ProbableCategory("noise", 0.1)),
            "lights",
                    List.of(
                            new ProbableCategory("street-light-out", 0.9),
                            new ProbableCategory("street-light-pole", 0.04)));

    private final Index index = TestPortal.shared().service().node().live().index();
    private final ConversationGuide guide = new ConversationGuide(new Suggester(ConversationGuideTest::read));

    private static WordsReading read(String masked) {
        List<ProbableCategory> categories = ABOUT.entrySet().stream()
                .filter(each -> masked.contains(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(List.of());
        return new WordsReading("test-1", categories, 0.7, WordsReading.signs(masked));
    }

    private ConversationState after(Turn... turns) {
        return guide.proceed(index, Conversation.begin().withTurns(List.of(turns)));
    }

    private static Turn said(String text) {
        return new Turn.Said(null, text, 0);
    }

    private static @Nullable String asked(ConversationState state) {
        return state.question().map(Question::code).orElse(null);
    }

    @Test
    void whereItIsIsAskedFirstAndThenWhatMattersMostToTheCategory() {
        ConversationState first = after(said("路灯坏了一个星期"));
        assertThat(asked(first)).isEqualTo("place");
        assertThat(first.understood().category().id()).isEqualTo("street-light-out");
        ConversationState second = after(said("路灯坏了一个星期"), said("体育东路 138 号"));
        assertThat(asked(second)).isEqualTo("answers.pole-number");
        ConversationState ready = after(said("路灯坏了一个星期"), said("体育东路 138 号"), said("A-17"));
        assertThat(ready.isReady()).isTrue();
        assertThat(ready.draft().values())
                .isEqualTo(Map.of(
                        "description", "路灯坏了一个星期",
                        "category", "street-light-out",
                        "address", "体育东路 138 号",
                        "answers", Map.of("pole-number", List.of("A-17"))));
    }

    @Test
    void whatTheDeviceSaysIsNotAsked() {
        Conversation here = new Conversation(
                null,
                List.of(said("路灯不亮")),
                new Whereabouts(113.3245, 23.1291, null, 12.0, null, null),
                null,
                null,
                false);
        ConversationState state = guide.proceed(index, here);
        assertThat(asked(state)).isEqualTo("answers.pole-number");
        assertThat(state.draft().values().get("accuracy")).isEqualTo(12.0);
        assertThat(state.understood().suggestions().answerer().orElseThrow().placed())
                .isTrue();
    }

    @Test
    void whereTheWordsSayWhereItIsThatIsNotAsked() {
        ConversationState state = after(said("广州市天河区体育东路138号门口的路灯坏了"));
        assertThat(asked(state)).isEqualTo("answers.pole-number");
        assertThat(state.draft().values()).containsEntry("place", "440106");
        assertThat(state.draft().where().address()).contains("体育东路138号");
        ConversationState vague = after(said("广州市天河区的路灯坏了"));
        assertThat(asked(vague)).as("a district is too large").isEqualTo("place");
        assertThat(after(said("广州市天河区的路灯坏了"), said("跳过"), said("跳过")).draft().values())
                .containsEntry("place", "440106")
                .doesNotContainKey("unplaced");
        ConversationState replied = after(said("路灯坏了"), said("广州市天河区体育东路138号"));
        assertThat(replied.understood().suggestions().answerer().orElseThrow().place())
                .isEqualTo("440106");
    }

    @Test
    void betweenTwoCategoriesIsAskedWhereTheyDifferInHowSoonOrWhoAnswers() {
        ConversationState state = after(said("停车"), said("体育东路"));
        assertThat(asked(state)).isEqualTo("category");
        assertThat(state.question().orElseThrow().choices())
                .extracting(Question.Choice::value)
                .containsExactly("illegal-parking", "abandoned-vehicle", "none");
        ConversationState chosen = after(said("停车"), said("体育东路"), said("2"));
        assertThat(chosen.isReady()).isTrue();
        assertThat(chosen.draft().category()).isEqualTo("abandoned-vehicle");
        assertThat(chosen.understood().chosen()).isTrue();
        assertThat(after(said("停车"), said("体育东路"), said("都不是")).draft().category())
                .isNull();
        assertThat(after(said("停车"), said("体育东路"), said("跳过")).draft().category())
                .isNull();
        assertThat(after(said("停车"), said("体育东路"), said("僵尸车")).draft().category())
                .isEqualTo("abandoned-vehicle");
    }

    @Test
    void aVagueGuessIsNoQuestion() {
        ConversationState state = after(said("含糊"), said("体育东路"));
        assertThat(state.isReady()).isTrue();
        assertThat(state.draft().category()).isNull();
    }

    @Test
    void whatTheWordsSayAlreadyIsNotAskedAgain() {
        ConversationState state = after(said("小汽车和货车停满了自行车道"), said("体育东路"));
        assertThat(state.understood().answers()).containsEntry("what-blocks", List.of("car", "lorry"));
        assertThat(asked(state)).isEqualTo("answers.how-often");
        assertThat(after(said("车道上没有小汽车"), said("体育东路")).understood().answers()).isEmpty();
    }

    @Test
    void aRequiredQuestionComesFirstAndCanBeSkippedAllTheSame() {
        ConversationState asking = after(said("老板欠薪三个月"), said("天河区"));
        assertThat(asked(asking)).isEqualTo("answers.employer");
        assertThat(asking.question().orElseThrow().required()).isTrue();
        ConversationState skipped = after(said("老板欠薪三个月"), said("天河区"), said("不知道"));
        assertThat(skipped.isReady()).isTrue();
        assertThat(skipped.draft().category())
                .as("it would not be taken without the answer")
                .isNull();
        assertThat(skipped.understood().category().id()).isEqualTo("unpaid-wages");
        assertThat(after(said("老板欠薪三个月"), said("天河区"), said("某某建筑公司")).draft().category())
                .isEqualTo("unpaid-wages");
    }

    @Test
    void whoCannotSayWhereSendsItWithoutAPlace() {
        ConversationState state = after(said("路灯坏了"), said("说不清"), said("跳过"));
        assertThat(state.isReady()).isTrue();
        assertThat(state.draft().values()).containsEntry("unplaced", true);
        assertThat(state.log()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"嗯", "2", "跳过", "100", "skip", "🙂", "none"})
    void neverMoreThanTwoQuestions(String reply) {
        for (String report : ABOUT.keySet()) {
            List<Turn> turns = new ArrayList<>(List.of(said(report)));
            List<String> codes = new ArrayList<>();
            while (turns.size() < Conversation.MOST_TURNS) {
                String code = asked(after(turns.toArray(Turn[]::new)));
                if (code != null && (codes.isEmpty() || !codes.getLast().equals(code))) {
                    codes.add(code);
                }
                turns.add(said(reply));
            }
            assertThat(codes).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(Conversation.MOST_QUESTIONS);
        }
    }

    @Test
    void aPhotoAloneIsAskedWhatItShows() {
        Turn photo = new Turn.Said(null, "", 1);
        assertThat(asked(after(photo))).isEqualTo("words");
        ConversationState said = after(photo, said("路灯不亮"));
        assertThat(asked(said)).isEqualTo("place");
        ConversationState ready = after(photo, said("路灯不亮"), said("体育东路"));
        assertThat(ready.isReady()).isTrue();
        assertThat(ready.photos()).isOne();
        assertThat(ready.draft().description()).isEqualTo("路灯不亮");
    }

    @Test
    void whatIsNoAnswerBelongsToTheWords() {
        ConversationState state = after(said("停车"), said("体育东路"), said("就是那辆停了半年的破车"));
        assertThat(state.draft().description()).isEqualTo("停车\n就是那辆停了半年的破车");
        assertThat(state.isReady()).isTrue();
    }

    @Test
    void itIsAnsweredInTheLanguageOfTheWords() {
        assertThat(after(said("The lights on Tiyu Road are out")).language()).isEqualTo(ConversationLanguage.EN);
        assertThat(after(said("wifi坏了")).language()).isEqualTo(ConversationLanguage.ZH);
        ConversationState state = after(said("The lights on Tiyu Road are out"));
        assertThat(new ConversationText(index, state).say())
                .startsWith("Where is it?")
                .contains("skip");
    }

    @Test
    void dangerIsAnsweredByAdviceBeforeAnythingElse() {
        ConversationState state = after(said("路灯杆漏电，电线裸露在外面"));
        assertThat(new ConversationText(index, state).say())
                .startsWith("【注意安全】可能有危险：漏电、电线裸露。请远离")
                .contains("在什么地方？");
    }

    @Test
    void theReportIsSummedUpInPlainWords() {
        ConversationState state = after(said("路灯不亮，我的电话 13800138000"), said("体育东路"), said("跳过"));
        assertThat(new ConversationText(index, state).say())
                .contains("类别：路灯不亮（很可能）", "地点：体育东路", "没有问题就发送")
                .doesNotContain("13800138000");
        assertThat(state.draft().description()).contains("13800138000");
    }

    static Stream<Turn> wrong() {
        return Stream.of(
                new Turn.Chosen("category", List.of("no-such")),
                new Turn.Chosen("category", List.of("roads")),
                new Turn.Chosen("answers.no-such", List.of("x")),
                new Turn.Chosen("answers.how-many", List.of("many")),
                new Turn.Chosen("nonsense", List.of("x")),
                new Turn.Chosen("place", List.of("x".repeat(301))),
                new Turn.Chosen("category", List.of()),
                new Turn.Said(null, " ", 0),
                new Turn.Placed("category", Whereabouts.UNKNOWN));
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.MethodSource("wrong")
    void whatDoesNotFitIsNamed(Turn turn) {
        assertThatThrownBy(() -> after(said("路灯不亮"), turn))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.field()).startsWith("turns[1]."));
    }

    @Test
    void theFirstTurnIsTheReport() {
        assertThatThrownBy(this::after)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.field()).isEqualTo("turns"));
        assertThatThrownBy(() -> after(new Turn.Skipped(null)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.field()).isEqualTo("turns[0].text"));
        assertThatThrownBy(() -> after(said("x".repeat(3000)), said("跳过"), said("跳过"), said("y".repeat(1000))))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.field()).isEqualTo("turns"));
    }
}
