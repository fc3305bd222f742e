package pilotcity.portal.face.website;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pilotcity.portal.face.shared.page.AmountFormatter;
import pilotcity.portal.face.shared.page.Language;

class AmountFormatterTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    30499000000 | CNY      | 304.99 亿元    | CNY 30.5 billion
                    15000000000 | CNY      | 150 亿元       | CNY 15 billion
                    2500000     | CNY      | 250 万元       | CNY 2.5 million
                    20.69       | km2      | 20.69 平方公里 | 20.69 km²
                    28000       | persons  | 2.8 万人       | 28,000 people
                    150000      | jobs     | 15 万个        | 150,000
                    37          | projects | 37 个          | 37
                    5           | years    | 5 年           | 5 years
                    3000        | m        | 3 公里         | 3 km
                    38414       | bytes    | 38.4 kB        | 38.4 kB
                    2012        |          | 2012           | 2012
                    254870      |          | 254,870        | 254,870
                    """)
    void areWrittenAsPeopleReadThem(BigDecimal value, String unit, String chinese, String english) {
        assertThat(AmountFormatter.of(value, unit, Language.ZH)).isEqualTo(chinese);
        assertThat(AmountFormatter.of(value, unit, Language.EN)).isEqualTo(english);
    }

    @Test
    void daysAreWrittenOut() {
        assertThat(AmountFormatter.day("2013-01-29", Language.ZH)).isEqualTo("2013 年 1 月 29 日");
        assertThat(AmountFormatter.day("2013-01-29", Language.EN)).isEqualTo("29 January 2013");
        assertThat(AmountFormatter.day("not yet", Language.EN)).isEqualTo("not yet");
    }
}
