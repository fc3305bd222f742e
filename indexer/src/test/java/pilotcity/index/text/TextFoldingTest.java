package pilotcity.index.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextFoldingTest {
    @ParameterizedTest
    @CsvSource({
        "臺灣, 台湾",
        "颱風, 台风",
        "裏面, 里面",
        "裡面, 里面",
        "後面, 后面",
        "頭髮發麵, 头发发面",
        "垃圾桶滿溢, 垃圾桶满溢",
        "自行車違規停放, 自行车违规停放",
        "著名, 着名",
        "乾燥, 干燥",
        "甚麼, 什么",
        "ＡＢＣ－１２３, ABC-123",
        "﨑, 﨑",
        "豈, 岂",
        "⽇⽉, 日月",
        "𫢸, 僤",
        "café, café"
    })
    void oneFormStandsForAllThatAreWrittenInAnotherWay(String text, String folded) {
        assertThat(TextFolding.fold(text)).isEqualTo(TextFolding.fold(folded));
        assertThat(TextFolding.fold(TextFolding.fold(text))).isEqualTo(TextFolding.fold(text));
    }

    @Test
    void oneCharacterIsFoldedAsItIsInAText() {
        assertThat(TextFolding.fold('臺')).isEqualTo('台');
        assertThat(TextFolding.fold('Ａ')).isEqualTo('A');
        assertThat(TextFolding.fold('\u200B')).isEqualTo('\0');
    }

    @Test
    void whatIsNoVariantStays() {
        assertThat(TextFolding.fold("广州 Straße 🚲 ①")).isEqualTo("广州 Straße 🚲 ①");
        assertThat(TextFolding.fold("天\u200B河\u00AD区\uFEFF")).isEqualTo("天河区");
        assertThat(TextFolding.narrow("臺北　１２．５")).isEqualTo("臺北 12.5");
    }

    @Test
    void everyCharacterFoldsToOneThatStays() {
        for (int c = 0; c < 0x33000; c++) {
            if (c < 0xD800 || c > 0xDFFF) {
                String folded = TextFolding.fold(Character.toString(c));
                assertThat(TextFolding.fold(folded)).isEqualTo(folded);
                assertThat(folded.length()).isLessThanOrEqualTo(Character.charCount(c));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \t\n",
                "\u3000\u00A0\u2007",
                "\u200B\u200C\u200D\u2060\uFEFF",
                "\u200E\u200F\u202A\u202E\u2066\u2069",
                "\u00AD\u034F\u061C",
                "\uFE0F\uFE00\u180B\u180E",
                "\u115F\u1160\u3164\uFFA0",
                "\u2800",
                "\u0000\u0007\u001B\u0085",
                "\uDB40\uDD00\uDB40\uDC61",
                "\u2028\u2029"
            })
    void whatNobodySeesIsBlank(String text) {
        assertThat(InvisibleCharacters.isBlank(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "\u200B.", "。", "\u0301", "❤\uFE0F", "\u0600", "\u2801", "\uD800", "\uE000"})
    void whatSomebodySeesIsNot(String text) {
        assertThat(InvisibleCharacters.isBlank(text)).isFalse();
    }

    @Test
    void spaceAtBothEndsGoesAndWhatShapesItsNeighbourStays() {
        assertThat(InvisibleCharacters.strip("\uFEFF\u200B　❤\uFE0F \u2060")).isEqualTo("❤\uFE0F");
        assertThat(InvisibleCharacters.strip("\u200B")).isEmpty();
    }
}
