package pilotcity.portal.kernel.learning.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How alike texts are, in the languages and ways of writing that people use. */
class TextSimilarityTest {
    private static final String LIGHT = "体育东路小学门口的路灯坏了三天，晚上孩子放学看不清路";
    private static final String SAME_LIGHT = "小学门口路灯坏了好几天了，体育东路这边晚上看不清路";
    private static final String BINS = "垃圾桶满了没有人来清理，夏天气味很大";

    @Test
    void wordsOfTheSameThingAreMoreAlikeThanOthers() {
        assertThat(TextSimilarity.ofWords(LIGHT, SAME_LIGHT)).isGreaterThan(0.3);
        assertThat(TextSimilarity.ofWords(LIGHT, BINS)).isLessThan(0.05);
        assertThat(TextSimilarity.ofWords(
                        "The street light in front of the school is broken, it is dark at night",
                        "Broken street light near the school, very dark at night"))
                .isGreaterThan(0.3);
        assertThat(TextSimilarity.ofWords("There is a hole in the road", "There is a dead bird on the lawn"))
                .isZero();
    }

    @Test
    void theSameShortWordsAreLessEvidenceThanTheSameLongOnes() {
        double few = TextSimilarity.ofWords("路灯不亮", "路灯不亮");
        double many = TextSimilarity.ofWords(LIGHT, LIGHT);
        assertThat(few).isBetween(0.3, 0.6);
        assertThat(many).isBetween(0.8, 1.0);
    }

    @ParameterizedTest
    @CsvSource({
        "体育东路138号, 体育东路１３８號",
        "Tianhe Road 12, ＴＩＡＮＨＥ road 12",
        "廣州市天河區, 广州市天河区",
        "INTERSECTION of Groveland St & River St  Mattapan, intersection of River St & Groveland St Mattapan"
    })
    void anAddressIsTheSameHoweverItIsWritten(String one, String other) {
        assertThat(TextSimilarity.ofAddresses(one, other)).isEqualTo(1);
    }

    @Test
    void anotherHouseOfTheStreetIsSimilarAndNotTheSame() {
        assertThat(TextSimilarity.ofAddresses(
                        "39 Lorraine St Roslindale MA 02131", "41 Lorraine St Roslindale MA 02131"))
                .isBetween(0.6, 0.8);
        assertThat(TextSimilarity.ofAddresses("体育东路138号", "珠江新城华夏路10号")).isLessThan(0.2);
    }

    @ParameterizedTest
    @CsvSource({"'', ''", "'', 路灯", "'。，！', '。，！'", "'the of and', 'the of and'"})
    void whatSaysNothingIsLikeNothing(String one, String other) {
        assertThat(TextSimilarity.ofWords(one, other)).isZero();
    }

    @Test
    void oddTextsAreCompared() {
        String lone = "灯\ud83d 坏了\ude00";
        assertThat(TextSimilarity.ofWords(lone, lone)).isBetween(0.0, 1.0);
        String long1 = "字".repeat(1_000_000);
        assertThat(TextSimilarity.ofWords(long1, long1)).isBetween(0.0, 1.0);
        assertThat(TextSimilarity.ofWords("\u200f灯坏了\u200b", "灯坏了")).isPositive();
    }
}
