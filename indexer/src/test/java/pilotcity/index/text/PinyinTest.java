package pilotcity.index.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PinyinTest {
    @Test
    void aNameIsSpelledInEveryReadingOfItsCharacters() {
        assertThat(Pinyin.spellings("天河区")).contains("tianhequ").doesNotContain("tianhe", "thq");
        assertThat(Pinyin.spellings("长沙")).contains("changsha", "zhangsha");
        assertThat(Pinyin.spellings("105国道A")).contains("105guodaoa");
        assertThat(Pinyin.spellings("")).containsExactly("");
    }

    @Test
    void manyReadingsGiveNoMoreThanAFew() {
        assertThat(Pinyin.spellings("长重行长重行长重行")).hasSizeBetween(2, 8);
    }
}
