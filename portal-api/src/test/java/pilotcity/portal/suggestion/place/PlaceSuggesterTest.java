package pilotcity.portal.suggestion.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import pilotcity.index.spatial.Geometries;

/** What is read of words, with the bundled places and landmarks. */
class PlaceSuggesterTest {
    private static final PlaceContext GUANGZHOU = PlaceContext.of("440100");

    private static List<PlaceSuggestion> suggest(String words, PlaceContext context) {
        return PlaceSuggester.suggest(TestGazetteer.BUNDLED, words, context);
    }

    private static PlaceSuggestion first(String words, PlaceContext context) {
        return suggest(words, context).getFirst();
    }

    private static PlaceSuggestion first(String words) {
        return first(words, PlaceContext.NONE);
    }

    private static boolean hasPoint(PlaceSuggestion suggestion) {
        return suggestion.point() != null;
    }

    private static double longitude(PlaceSuggestion suggestion) {
        return Objects.requireNonNull(suggestion.point()).getX();
    }

    @Test
    void theMostSpecificDivisionIsProposedHoweverItIsWritten() {
        for (String words : List.of(
                "广东省广州市天河区的路灯坏了",
                "广州天河的路灯坏了",
                "廣州市天河區的路燈壞了",
                "羊城天河区，路灯坏了",
                "Broken lamp in Tianhe District, Guangzhou",
                "ＴＩＡＮＨＥ　ＤＩＳＴＲＩＣＴ, Canton: broken lamp",
                "guangzhou tianhe qu lu deng huai le",
                "guang zhou shi tian he qu lu deng huai le")) {
            PlaceSuggestion suggestion = first(words);
            assertThat(suggestion.place()).as(words).isEqualTo("440106");
            assertThat(suggestion.probability()).as(words).isGreaterThan(0.85);
        }
    }

    @Test
    void partsSayWhatWasReadAndWhereItStands() {
        String words = "广州　天河区, near 岗顶地铁站Ｂ出口对面的护栏倒了";
        PlaceSuggestion suggestion = first(words);
        assertThat(suggestion.parts())
                .extracting(NamePart::role, NamePart::text)
                .containsExactly(
                        tuple(NamePart.Role.DIVISION, "广州"),
                        tuple(NamePart.Role.DIVISION, "天河区"),
                        tuple(NamePart.Role.LANDMARK, "岗顶地铁站"),
                        tuple(NamePart.Role.RELATION, "对面"));
        for (NamePart part : suggestion.parts()) {
            assertThat(words.substring(part.from(), part.to())).isEqualTo(part.text());
        }
        assertThat(suggestion.landmarks()).containsExactly("guangzhou-gangding-station");
        assertThat(suggestion.relation()).isEqualTo(SpatialRelation.OPPOSITE);
    }

    @Test
    void withoutEvidenceAllPlacesOfOneNameAreProposedAndNoneIsSure() {
        List<PlaceSuggestion> suggestions = suggest("鼓楼区的垃圾站太臭了", PlaceContext.NONE);
        assertThat(suggestions)
                .extracting(PlaceSuggestion::place)
                .containsExactlyInAnyOrder("320106", "320302", "410204", "350102");
        assertThat(suggestions)
                .allSatisfy(each -> assertThat(each.probability()).isBetween(0.1, 0.4));
    }

    @Test
    void theContextDecidesBetweenPlacesOfOneNameAndIsNotProposedItself() {
        assertThat(first("鼓楼区的垃圾站太臭了", PlaceContext.of("410200")).place()).isEqualTo("410204");
        assertThat(first("鼓楼区的垃圾站太臭了", PlaceContext.at(Geometries.point(119.29, 26.08)))
                        .place())
                .isEqualTo("350102");
        PlaceContext address = new PlaceContext(List.of(), null, List.of("江苏省徐州市解放路"));
        assertThat(first("鼓楼区的垃圾站太臭了", address).place()).isEqualTo("320302");
        assertThat(suggest("楼上装修，太吵了", GUANGZHOU)).isEmpty();
    }

    @Test
    void otherWordsMeansThatNothingElseIsChanged() {
        PlaceContext unknown = new PlaceContext(List.of("999999"), null, List.of("", "没有地名"));
        assertThat(suggest("天河区的路灯坏了", unknown)).isEqualTo(suggest("天河区的路灯坏了", PlaceContext.NONE));
    }

    @Test
    void aLandmarkHasAPointAndWhatLiesNearItALessPreciseOne() {
        PlaceSuggestion in = first("客村地铁站出口的灯坏了");
        PlaceSuggestion near = first("客村地铁站附近的灯坏了");
        assertThat(in.place()).isEqualTo("440105");
        assertThat(in.precision()).isEqualTo(300);
        assertThat(near.relation()).isEqualTo(SpatialRelation.NEAR);
        assertThat(near.precision()).isEqualTo(600);
        assertThat(longitude(near)).isEqualTo(longitude(in));
        assertThat(hasPoint(first("天河区的灯坏了"))).isFalse();
    }

    @Test
    void whereTwoRoadsMeetLiesOnBoth() {
        PlaceSuggestion corner = first("中山五路与起义路交叉口的红绿灯坏了", GUANGZHOU);
        assertThat(corner.relation()).isEqualTo(SpatialRelation.CORNER);
        assertThat(corner.landmarks()).containsExactly("guangzhou-zhongshan-5th-road", "guangzhou-qiyi-road");
        assertThat(corner.place()).isEqualTo("440104");
        assertThat(corner.precision()).isLessThan(900);
        assertThat(longitude(corner)).isCloseTo(113.2605, Offset.offset(0.005));
        PlaceSuggestion apart = first("中山五路与南洲路交叉口的红绿灯坏了", GUANGZHOU);
        assertThat(hasPoint(apart)).as("roads that do not meet").isFalse();
    }

    @Test
    void betweenTwoLandmarksIsTheMiddle() {
        PlaceSuggestion between = first("The fence between Shipaiqiao Station and Gangding Station is down");
        assertThat(between.relation()).isEqualTo(SpatialRelation.BETWEEN);
        assertThat(between.landmarks()).containsExactly("guangzhou-shipaiqiao-station", "guangzhou-gangding-station");
        assertThat(longitude(between)).isBetween(113.3262, 113.3341);
    }

    @Test
    void aHouseNumberIsPartOfAnAddress() {
        assertThat(first("广州体育东路138号门口的井盖没了").address()).isEqualTo("体育东路138号");
        assertThat(first("tiyudonglu 138 hao men kou ji shui", GUANGZHOU).address())
                .isEqualTo("tiyudonglu 138 hao");
        assertThat(first("138 Tiyu East Road, Guangzhou: no lamp").address()).isEqualTo("138 Tiyu East Road");
        PlaceSuggestion unknownRoad = first("桂花路32号对面有辆僵尸车", GUANGZHOU);
        assertThat(unknownRoad.address()).isEqualTo("桂花路32号");
        assertThat(unknownRoad.place()).isEqualTo("440100");
        PlaceSuggestion nowhere = first("桂花路32号对面有辆僵尸车");
        assertThat(nowhere.place()).isNull();
        assertThat(nowhere.probability()).isZero();
        assertThat(nowhere.address()).isEqualTo("桂花路32号");
    }

    @Test
    void aLandmarkOfAnotherCityIsNotProposed() {
        assertThat(suggest("昆明市北京路的路灯不亮", PlaceContext.NONE))
                .extracting(PlaceSuggestion::place)
                .containsExactly("530100");
        assertThat(suggest("上海路的路灯坏了", GUANGZHOU))
                .extracting(PlaceSuggestion::place)
                .doesNotContain("310000");
    }

    @Test
    void wordsPersonsAndGoodsAreNoPlaces() {
        for (String words : List.of(
                "穿中山装的老人摔倒了",
                "北京烤鸭店的油烟直接排到街上",
                "我叫张朝阳，小区的路灯坏了",
                "房间面朝阳光",
                "请派人来修水管",
                "天桥下面的灯坏了",
                "打了公安的电话也没人来",
                "A dead turkey lies on the road",
                "I walked a mile along the road",
                "Mr. Chaoyang Zhang says the lift is broken",
                "",
                "？！",
                "🚲🚲 \uD83D")) {
            assertThat(suggest(words, PlaceContext.NONE).stream().filter(each -> each.probability() >= 0.3))
                    .as(words)
                    .isEmpty();
        }
    }

    /** Pieces of names, connectors and characters of all sorts in any order. */
    @Test
    void anyWordsAreReadAndEveryPartStandsWhereItSays() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String> pieces = List.of(
                "广州",
                "天河区",
                "鼓楼区",
                "北京路",
                "岗顶地铁站",
                "与",
                "路口",
                "之间",
                "附近",
                "138号",
                "Tiyu ",
                "East Road",
                "near ",
                "between ",
                " and ",
                "corner of ",
                "tian he ",
                "qu ",
                "，",
                "\n",
                "\u3000",
                "'",
                "-",
                "🚲",
                "\uD83D",
                "\u200B",
                "İ",
                "ß",
                "臺",
                "Ａ",
                "0");
        for (int round = 0; round < 3000; round++) {
            StringBuilder words = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                words.append(pieces.get(random.nextInt(pieces.size())));
            }
            for (PlaceSuggestion suggestion :
                    suggest(words.toString(), random.nextBoolean() ? GUANGZHOU : PlaceContext.NONE)) {
                assertThat(suggestion.probability())
                        .as("seed %d: %s", seed, words)
                        .isBetween(0.0, 1.0);
                assertThat(suggestion.parts())
                        .as("seed %d: %s", seed, words)
                        .isNotEmpty()
                        .allSatisfy(part -> assertThat(words.substring(part.from(), part.to()))
                                .isEqualTo(part.text()));
            }
        }
    }

    @Test
    void veryLongWordsAreReadToALimit() {
        String words = "天河区的路灯坏了。".repeat(100_000);
        assertThat(first(words).place()).isEqualTo("440106");
    }

    @Test
    void twoHundredCharactersTakeLessThanAMillisecond() {
        String words = "领导您好，我住在广州市天河区体育东路附近，每天骑车上班，从岗顶地铁站到珠江新城地铁站之间的自行车道常年被"
                + "违停车辆占用，尤其是天河路与体育东路交叉口，早高峰完全无法通行。昨天晚上有一位老人在石牌桥地铁站对面摔倒，"
                + "希望交警部门加强巡查，在体育东路138号门口增设隔离桩，并且在路口安装监控。这个问题我已经反映过三次，"
                + "每次都回复说已经转交相关单位，但是现场没有任何变化，请尽快处理并公开结果，另外希望恢复路面标线，谢谢！";
        assertThat(words).hasSizeGreaterThan(200);
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 500; round++) {
            long begin = System.nanoTime();
            suggest(words, PlaceContext.NONE);
            best = Math.min(best, System.nanoTime() - begin);
        }
        assertThat(best).isLessThan(1_000_000);
    }
}
