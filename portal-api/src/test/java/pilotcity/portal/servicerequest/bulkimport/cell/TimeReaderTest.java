package pilotcity.portal.servicerequest.bulkimport.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times as other systems write them. */
class TimeReaderTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private static String read(String text, String... patterns) {
        return new TimeReader(SHANGHAI, List.of(patterns)).read(text).start().toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        2011-07-01 10:05:30           | 2011-07-01T02:05:30Z
        2011-07-01T10:05:30           | 2011-07-01T02:05:30Z
        2011-07-01T10:05              | 2011-07-01T02:05:00Z
        2011-07-01 10:05:30.1234567   | 2011-07-01T02:05:30.123456700Z
        2011-07-01T10:05:30,5         | 2011-07-01T02:05:30.500Z
        2011-07-01T02:05:30Z          | 2011-07-01T02:05:30Z
        2011-07-01T02:05:30 z         | 2011-07-01T02:05:30Z
        2011-07-01 02:05:30 UTC       | 2011-07-01T02:05:30Z
        2011-07-01 10:05:30+08        | 2011-07-01T02:05:30Z
        2011-07-01 10:05:30+0800      | 2011-07-01T02:05:30Z
        2011-07-01 10:05:30 +08:00    | 2011-07-01T02:05:30Z
        2011-07-01 10:05:30 GMT+8     | 2011-07-01T02:05:30Z
        2011-06-30 22:05:30-04:00     | 2011-07-01T02:05:30Z
        2011-07-01                    | 2011-06-30T16:00:00Z
        2011/7/1                      | 2011-06-30T16:00:00Z
        2011/7/1 9:05                 | 2011-07-01T01:05:00Z
        2011.07.01 09:05              | 2011-07-01T01:05:00Z
        20110701                      | 2011-06-30T16:00:00Z
        20110701100530                | 2011-07-01T02:05:30Z
        201107011005                  | 2011-07-01T02:05:00Z
        20110701T020530Z              | 2011-07-01T02:05:30Z
        2011-07-01 10:05:30 PM        | 2011-07-01T14:05:30Z
        2011-07-01 10:05 p.m.         | 2011-07-01T14:05:00Z
        2011-07-01 12:05 a.m.         | 2011-06-30T16:05:00Z
        2011-07-01 12:05 Pm           | 2011-07-01T04:05:00Z
        2011年7月1日                  | 2011-06-30T16:00:00Z
        2011年7月1日 10时5分30秒      | 2011-07-01T02:05:30Z
        2011年7月1日上午10:05         | 2011-07-01T02:05:00Z
        2011年07月01日 下午3点20分    | 2011-07-01T07:20:00Z
        2011-07-01 下午 3:20:05       | 2011-07-01T07:20:05Z
        2020年1月8日 12時30分         | 2020-01-08T04:30:00Z
        2020年1月8日 下午3點20分5秒   | 2020-01-08T07:20:05Z
        2020年1月8日 12时30分         | 2020-01-08T04:30:00Z
        民國109年1月8日               | 2020-01-07T16:00:00Z
        民國 109年1月8日12時30分      | 2020-01-08T04:30:00Z
        中華民國109年1月8號 上午9點   | 2020-01-08T01:00:00Z
        民国98年12月31日              | 2009-12-30T16:00:00Z
        2011-07-01 中午12:30          | 2011-07-01T04:30:00Z
        2011-07-01 凌晨12:30          | 2011-06-30T16:30:00Z
        ２０１１－０７－０１ １０：０５ | 2011-07-01T02:05:00Z
        2011-07-01 24:00              | 2011-07-01T16:00:00Z
        1309485930                    | 2011-07-01T02:05:30Z
        1309485930000                 | 2011-07-01T02:05:30Z
        1309485930.25                 | 2011-07-01T02:05:30.250Z
        1309485930000000              | 2011-07-01T02:05:30Z
        """)
    void aTimeIsReadAsItIsMeant(String text, String instant) {
        assertThat(read(text)).isEqualTo(instant);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        07/01/2011 10:05:30 AM | MM/dd/yyyy hh:mm:ss a | 2011-07-01T02:05:30Z
        7/1/2011 10:05:30 pm   | MM/dd/yyyy hh:mm:ss a | 2011-07-01T14:05:30Z
        7/1/2011               | MM/dd/yyyy hh:mm:ss a | 2011-06-30T16:00:00Z
        1/7/2011 10:05         | dd/MM/yyyy            | 2011-07-01T02:05:00Z
        01.07.2011 10:05       | dd.MM.yyyy HH:mm      | 2011-07-01T02:05:00Z
        1/7/11 10:05           | d/M/yy H:mm           | 2011-07-01T02:05:00Z
        2011-07-01 10:05:30    | MM/dd/yyyy            | 2011-07-01T02:05:30Z
        109/1/7 14:00          | yyy/M/d H:mm          | 2020-01-07T06:00:00Z
        98/1/7                 | yyy/M/d               | 2009-01-06T16:00:00Z
        2020/1/7 14:00         | yyy/M/d H:mm          | 2020-01-07T06:00:00Z
        1-Jul-2011 10:05       | d-MMM-yyyy HH:mm      | 2011-07-01T02:05:00Z
        01JUL2011              | ddMMMyyyy             | 2011-06-30T16:00:00Z
        2011 7 1               | yyyy d M              | 2011-01-06T16:00:00Z
        Jul 1, 2011 10:05 P.M. | MMM d, yyyy hh:mm a   | 2011-07-01T14:05:00Z
        """)
    void aPatternSaysWhichPartIsWhich(String text, String pattern, String instant) {
        assertThat(read(text, pattern)).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "2024-02-30",
                "2024-13-01",
                "2024-01-01 25:00",
                "2024-01-01 10:61",
                "2024-01-01 13:00 am",
                "45321.5",
                "12",
                "2024",
                "2024-01",
                "2024-01-01 10",
                "2024-01-01 10:00 +99",
                "2024-01-01 10:00 CEST",
                "0000-01-01",
                "0001-01-01 00:00:00",
                "9999-12-31 23:00:00-08:00",
                "2024年2月30日",
                "民國2020年1月8日",
                "民國109年2月30日",
                "20240230"
            })
    void whatIsNoTimeIsRefusedWithAPatternAsWithout(String text) {
        for (List<String> patterns :
                List.of(List.<String>of(), List.of("yyyy-MM-dd"), List.of("yyyy-MM-dd HH:mm:ss"))) {
            assertThatThrownBy(() -> new TimeReader(SHANGHAI, patterns).read(text))
                    .as(text + " " + patterns)
                    .isInstanceOf(DateTimeException.class);
        }
    }

    @Test
    void whereTheYearIsLastAPatternHasToSayWhatIsFirst() {
        assertThatThrownBy(() -> read("01/02/2024")).hasMessageContaining("say by a pattern in times");
        assertThatThrownBy(() -> read("109/1/7 14:00"))
                .hasMessageContaining("three digits")
                .hasMessageContaining("yyy/M/d");
        assertThatThrownBy(() -> read("02/30/2024", "MM/dd/yyyy")).hasMessage("is no day of the calendar");
    }

    @Test
    void aDayEndsWithItsLastSecond() {
        TimeReader.Moment day = new TimeReader(SHANGHAI, List.of()).read("2024-05-01");
        assertThat(day.day()).isTrue();
        assertThat(day.end()).hasToString("2024-05-01T15:59:59Z");
    }
}
