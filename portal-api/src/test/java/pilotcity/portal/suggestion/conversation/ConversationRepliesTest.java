package pilotcity.portal.suggestion.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import pilotcity.index.Index;
import pilotcity.portal.TestPortal;
import pilotcity.portal.kernel.suggestion.WordsReading;
import pilotcity.portal.kernel.suggestion.WordsReading.ProbableCategory;
import pilotcity.portal.suggestion.Suggester;
import pilotcity.portal.suggestion.conversation.question.Question;

/** What people write to a chat, and what may become of it. What words are about is said by the test. */
class ConversationRepliesTest {
    private static final Map<String, String> ABOUT = Map.ofEntries(
            Map.entry("坑", "pothole"),
            Map.entry("pothole", "pothole"),
            Map.entry("路灯", "street-light-out"),
            Map.entry("street light", "street-light-out"),
            Map.entry("电梯", "lift-fault"),
            Map.entry("lift", "lift-fault"),
            Map.entry("吵", "noise-construction"),
            Map.entry("loud", "noise-construction"));

    private final Index index = TestPortal.shared().service().node().live().index();
    private final ConversationGuide guide = new ConversationGuide(new Suggester(ConversationRepliesTest::read));

    private static WordsReading read(String masked) {
        List<ProbableCategory> categories = ABOUT.entrySet().stream()
                .filter(each -> masked.toLowerCase(Locale.ROOT).contains(each.getKey()))
                .map(each -> new ProbableCategory(each.getValue(), 0.95))
                .distinct()
                .limit(1)
                .toList();
        return new WordsReading("test-1", categories, 0.7, WordsReading.signs(masked));
    }

    private ConversationState after(String... said) {
        return guide.proceed(
                index,
                Conversation.begin()
                        .withTurns(Arrays.stream(said)
                                .map(text -> (Turn) new Turn.Said(null, text, 0))
                                .toList()));
    }

    private static @Nullable String asked(ConversationState state) {
        return state.question().map(Question::code).orElse(null);
    }

    private String say(ConversationState state) {
        return new ConversationText(index, state).say();
    }

    @ParameterizedTest
    @ValueSource(strings = {"黄埔大道西 601 号暨南大学门口", "在天河区", "广州市天河区体育东路138号"})
    void aDivisionThatTheReplyNamesIsInTheReport(String where) {
        ConversationState state = after("路上有个大坑", where, "跳过");
        assertThat(state.draft().values()).containsEntry("place", "440106");
        assertThat(state.understood().suggestions().answerer().orElseThrow().place())
                .isEqualTo("440106");
        assertThat(say(state)).contains("天河区");
    }

    @Test
    void theReplyDecidesAgainstTheDivisionOfTheWords() {
        ConversationState state = after("天河区的路上有个大坑", "广州市越秀区北京路", "跳过");
        assertThat(state.draft().values()).containsEntry("place", "440104").containsEntry("address", "广州市越秀区北京路");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "好的",
                "发送",
                "没有问题",
                "可以",
                "嗯",
                "对",
                "yes",
                "ok",
                "OK!",
                "send it",
                "that is right",
                "That's right.",
                "Yes, send it",
                "好的，发送吧",
                "好的，谢谢",
                "是的，没错",
                "looks good",
                "👍",
                "可以了，提交吧"
            })
    void consentIsConsent(String reply) {
        ConversationState ready = after("路灯坏了", "体育东路 138 号", "跳过");
        assertThat(ready.isReady()).isTrue();
        assertThat(ready.confirmed()).isFalse();
        ConversationState state = after("路灯坏了", "体育东路 138 号", "跳过", reply);
        assertThat(state.confirmed()).isTrue();
        assertThat(state.draft().description()).isEqualTo("路灯坏了");
        assertThat(after("路灯坏了", "体育东路 138 号", "跳过", reply, "谢谢").confirmed()).isTrue();
        ConversationState more = after("路灯坏了", "体育东路 138 号", "跳过", reply, "还有一盏在对面");
        assertThat(more.confirmed()).as("what is added has not been seen").isFalse();
        assertThat(more.draft().description()).isEqualTo("路灯坏了\n还有一盏在对面");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "好的路灯应该亮",
                "可以的话尽快修",
                "ok but it is two lights",
                "right next to the school",
                "发送机坏了",
                "不对，是两盏灯",
                "嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯嗯吵"
            })
    void whatSaysMoreIsNoConsent(String reply) {
        ConversationState state = after("路灯坏了", "体育东路 138 号", "跳过", reply);
        assertThat(state.confirmed()).isFalse();
        assertThat(state.draft().description()).contains(reply);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            no, the place is Beijing Road        | Beijing Road
            地点不对，在天河路                   | 天河路
            地址应该是体育西路 12 号             | 体育西路 12 号
            不对，应该是在岗顶地铁站 A 口        | 岗顶地铁站 A 口
            the address is wrong, it is at 5 Tiyu Road | 5 Tiyu Road
            No, it is on Tianhe Road             | Tianhe Road
            位置错了，是黄埔大道 100 号。        | 黄埔大道 100 号
            please change the address to 9 Tiyu Road | 9 Tiyu Road
            """)
    void theRightPlaceReplacesTheWrongOne(String correction, String address) {
        ConversationState state = after("广州市越秀区的路灯坏了", "北京路 3 号", "跳过", correction);
        assertThat(state.draft().where().address()).isEqualTo(address);
        assertThat(state.draft().description()).isEqualTo("广州市越秀区的路灯坏了");
        assertThat(state.draft().where().place()).isNotEqualTo("440104");
    }

    @Test
    void aCorrectionLeavesNoAuthorityOfTheOldPlace() {
        ConversationState state = after("广州市越秀区的路灯坏了", "跳过", "跳过", "地点不对，在某某路 3 号");
        assertThat(state.understood().suggestions().answerer().orElseThrow().placed())
                .isFalse();
        assertThat(after("路灯坏了", "跳过", "跳过", "地点不对，在天河区体育东路").draft().values()).containsEntry("place", "440106");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "天河区体育东路的路灯坏了",
                "体育东路138号门口的路灯坏了",
                "The street light at 12 Zhongshan Road is out",
                "Big pothole on Huangpu Avenue near the university gate",
                "路灯坏了，黄埔大道西与华南快速交界处",
                "天寿路与天河北路交叉口有个坑",
                "street light out at the corner of Tiyu Road and Tianhe Road"
            })
    void anAddressInTheWordsIsNotAskedFor(String words) {
        ConversationState state = after(words);
        assertThat(asked(state)).isNotEqualTo("place");
        assertThat(state.draft().where().isFound()).isTrue();
        assertThat(words).contains(state.draft().where().address());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "家门口的路灯坏了",
                "马路边的路灯坏了两天",
                "The street light on our road is out",
                "小区门口的路灯坏了",
                "两条路的路灯都坏了",
                "the street light in the street near my house is out",
                "路灯坏了，路口很黑"
            })
    void aRoadThatIsNotNamedIsAskedFor(String words) {
        assertThat(asked(after(words))).isEqualTo("place");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            电梯坏了，里面有人被困                 | yes
            Two people are trapped in the lift     | yes
            电梯坏了，没有人被困                   | no
            The lift is broken, nobody is trapped  | no
            电梯坏了，不知道有没有人被困           |
            电梯坏了                               |
            电梯上周困过人                         |
            """)
    void whoIsTrappedIsNotAskedAgain(String words, @Nullable String answer) {
        ConversationState state = after(words, "体育东路 138 号");
        assertThat(state.understood().answers().get("trapped")).isEqualTo(answer == null ? null : List.of(answer));
        assertThat("answers.trapped".equals(asked(state))).isEqualTo(answer == null);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            路上有个坑，深约20厘米           | 20
            a pothole about 15 cm deep       | 15
            坑深0.2米                        | 20
            坑宽1米，深10厘米                | 10
            路上有个坑，宽50厘米             |
            路上有3个坑                      |
            """)
    void howDeepIsNotAskedAgain(String words, @Nullable String depth) {
        ConversationState state = after(words, "体育东路 138 号");
        assertThat(state.understood().answers().get("depth-cm")).isEqualTo(depth == null ? null : List.of(depth));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            晚上十一点还在施工，很吵                     | night
            loud at 11 pm every evening                  | night
            loud at 2 am                                 | night
            凌晨两点很吵                                 | night
            深夜很吵                                     | night
            半夜施工吵                                   | night
            loud music late at night                     | night
            晚上很吵                                     | evening
            晚上八点到十一点跳舞很吵                     | evening night
            早上7点就开始吵                              | morning
            中午十二点半装修很吵                         | noon
            下午三点很吵                                 | day
            23:00 还很吵                                 | night
            loud from 7 pm to 9 pm                       | evening
            白天不吵，晚上吵                             | evening
            很吵                                         |
            我有两点意见，太吵                           |
            """)
    void theHourThatIsNamedDecides(String words, @Nullable String when) {
        assertThat(after(words, "体育东路 138 号").understood().answers().get("when"))
                .isEqualTo(when == null ? null : List.of(when.split(" ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"你好", "我要投诉", "hello", "在吗", "test", "你好，我要投诉", "Hello!", "Hi there", "谢谢", "测试"})
    void aGreetingIsNoReport(String greeting) {
        ConversationState state = after(greeting);
        assertThat(asked(state)).isEqualTo("words");
        assertThat(state.language().code())
                .isEqualTo(greeting.codePoints().anyMatch(Character::isIdeographic) ? "zh" : "en");
        assertThat(asked(after(greeting, greeting))).as("nothing to send yet").isEqualTo("words");
        ConversationState told = after(greeting, "路灯坏了", "体育东路 138 号");
        assertThat(told.isReady()).isTrue();
        assertThat(told.draft().description()).isEqualTo("路灯坏了");
    }

    @ParameterizedTest
    @ValueSource(strings = {"谢谢", "不告诉你", "好的", "2", "🙂", "none of your business"})
    void whatIsNoAddressIsNone(String reply) {
        ConversationState state = after("路灯坏了", reply);
        assertThat(state.draft().where().isUnknown()).isTrue();
        assertThat(state.draft().description()).isEqualTo("路灯坏了");
    }

    static Stream<Arguments> points() {
        return Stream.of(
                Arguments.of("23.1291,113.3245", "wgs84"),
                Arguments.of("113.3245, 23.1291", "wgs84"),
                Arguments.of("geo:23.1291,113.3245", "wgs84"),
                Arguments.of("https://uri.amap.com/marker?position=113.3245,23.1291&name=x", "gcj02"),
                Arguments.of("https://apis.map.qq.com/uri/v1/marker?marker=coord:23.1291,113.3245;title:x", "gcj02"),
                Arguments.of("https://api.map.baidu.com/marker?location=23.1291,113.3245&title=x", "bd09"),
                Arguments.of("https://www.openstreetmap.org/?mlat=23.1291&mlon=113.3245", "wgs84"));
    }

    @ParameterizedTest
    @MethodSource("points")
    void aPointIsAPointInTheCoordinatesOfItsMap(String reply, String crs) {
        assertThat(after("路灯坏了", reply).draft().where())
                .isEqualTo(new Whereabouts(113.3245, 23.1291, crs, null, null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://surl.amap.com/abc", "https://maps.google.com/?q=23.1291,113.3245", "23.1291,45.2"})
    void aMapInDoubtIsAnAddress(String reply) {
        assertThat(after("路灯坏了", reply).draft().where().hasPoint()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            第二个                             | no
            选2                                | no
            2号                                | no
            我选第二个                         | no
            the second one                     | no
            option 2                           | no
            n                                  | no
            nobody                             | no
            no one                             | no
            没有人                             | no
            第一个                             | yes
            y                                  | yes
            有人                               | yes
            there is an old lady inside        | yes
            里面有个老人                       | yes
            nobody is inside                   | no
            第三个                             |
            maybe                              |
            嗯                                 |
            可能有人在里面                     |
            """)
    void whatIsTakenIsSure(String reply, @Nullable String answer) {
        ConversationState state = after("电梯坏了", "体育东路 138 号", reply);
        assertThat(state.understood().answers().get("trapped")).isEqualTo(answer == null ? null : List.of(answer));
        assertThat(state.draft().description()).doesNotContain("被困吗", "trapped now", "nobody?");
        if (reply.length() < 6) {
            assertThat(state.draft().description()).isEqualTo("电梯坏了");
        }
    }

    @Test
    void whoIsThereDeniesTheDanger() {
        String words = "电梯停了，不知道里面有没有人被困";
        assertThat(say(after(words, "体育东路 138 号"))).contains("有人被困");
        ConversationState denied = after(words, "体育东路 138 号", "没有");
        assertThat(denied.understood().suggestions().danger()).isEmpty();
        assertThat(say(denied)).doesNotContain("注意安全");
        assertThat(say(after(words + "。机房冒烟着火了", "体育东路 138 号", "没有")))
                .as("another danger stays")
                .contains("起火");
    }
}
