package pilotcity.portal.kernel.table.schema.value;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Geometry;
import pilotcity.portal.kernel.table.schema.MemoryTable;
import pilotcity.portal.kernel.table.schema.SchemaColumn;

/** What a cell is read as, in each of the ways that a field may name; `-` stands for no value of the type. */
class CellReadersTest {
    private static SchemaColumn column(String properties) throws JsonProcessingException {
        return MemoryTable.schema("{`fields`: [{`name`: `x`, " + properties + "}]}")
                .columns()
                .getFirst();
    }

    private static void assertReads(String properties, String text, String expected) throws JsonProcessingException {
        Object value = column(properties).value(text);
        String shown = value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
        assertThat(value == null ? "-" : shown).as("%s: %s", properties, text).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            `type`: `number`                                        | 12.50            | 12.50
            `type`: `number`                                        | -0.001           | -0.001
            `type`: `number`                                        | +5               | 5
            `type`: `number`                                        | .5               | 0.5
            `type`: `number`                                        | 1.5e3            | 1500
            `type`: `number`                                        | 0e0              | 0
            `type`: `number`                                        | 12345678901234567890.123456789 | 12345678901234567890.123456789
            `type`: `number`                                        | 1e999            | -
            `type`: `number`                                        | 1e-999           | -
            `type`: `number`                                        | NaN              | -
            `type`: `number`                                        | 1.2.3            | -
            `type`: `number`                                        | 1,234            | -
            `type`: `number`                                        | １２             | -
            `type`: `number`                                        | 0x1F             | -
            `type`: `number`                                        | 1_000            | -
            `type`: `number`                                        | 12f              | -
            `type`: `number`, `groupChar`: `,`                      | 1,234,567.8      | 1234567.8
            `type`: `number`, `groupChar`: `,`                      | -1,234           | -1234
            `type`: `number`, `groupChar`: `,`                      | 1234567          | 1234567
            `type`: `number`, `groupChar`: `,`                      | 1,23,456         | -
            `type`: `number`, `groupChar`: `,`                      | 12,34            | -
            `type`: `number`, `groupChar`: `,`                      | ,123             | -
            `type`: `number`, `groupChar`: `,`                      | 1,234.567,8      | -
            `type`: `number`, `decimalChar`: `,`                    | 1,5              | 1.5
            `type`: `number`, `decimalChar`: `,`                    | 1.5              | -
            `type`: `number`, `decimalChar`: `,`, `groupChar`: `.`  | 1.234,50         | 1234.50
            `type`: `number`, `decimalChar`: `,`, `groupChar`: ` `  | 1 234 567,5      | 1234567.5
            `type`: `number`, `decimalChar`: `,`, `groupChar`: ` `  | 1\u202f234,5     | 1234.5
            `type`: `number`, `groupChar`: `'`                      | 1'234.5          | 1234.5
            `type`: `number`, `bareNumber`: false                   | 95%              | 95
            `type`: `number`, `bareNumber`: false                   | ￥12.50          | 12.50
            `type`: `number`, `bareNumber`: false                   | -€5              | -5
            `type`: `number`, `bareNumber`: false                   | € -5             | -5
            `type`: `number`, `bareNumber`: false                   | -€-5             | -
            `type`: `number`, `bareNumber`: false                   | 12 km²           | 12
            `type`: `number`, `bareNumber`: false                   | 5千米            | 5
            `type`: `number`, `bareNumber`: false                   | 3.5万元          | -
            `type`: `number`, `bareNumber`: false                   | 3百万            | -
            `type`: `number`, `bareNumber`: false                   | $3.5M            | -
            `type`: `number`, `bareNumber`: false                   | 3 million        | -
            `type`: `number`, `bareNumber`: false                   | (123)            | -
            `type`: `number`, `bareNumber`: false                   | 12-15            | -
            `type`: `number`, `bareNumber`: false                   | 5 (2020)         | -
            `type`: `number`, `bareNumber`: false                   | %                | -
            `type`: `number`, `bareNumber`: false, `affixes`: [`m2`] | 12 m2           | 12
            `type`: `number`, `bareNumber`: false, `affixes`: [`m2`] | 12              | 12
            `type`: `number`, `bareNumber`: false, `affixes`: [`m2`] | 12 ha           | -
            `type`: `number`, `bareNumber`: false, `groupChar`: `,` | ¥1,234.50        | 1234.50
            `type`: `integer`                                       | -7               | -7
            `type`: `integer`                                       | 007              | 7
            `type`: `integer`                                       | 7.0              | -
            `type`: `integer`                                       | 1e3              | -
            `type`: `integer`                                       | 9223372036854775807 | 9223372036854775807
            `type`: `integer`                                       | 9223372036854775808 | 9223372036854775808
            `type`: `integer`, `bareNumber`: false                  | 12 人            | 12
            `type`: `integer`, `groupChar`: `,`                     | 1,234            | 1234
            """)
    void aNumberIsReadExactlyOrNotAtAll(String properties, String text, String expected)
            throws JsonProcessingException {
        assertReads(properties, text, expected);
    }

    @Test
    void aWholeNumberIsLongWhereItCan() throws JsonProcessingException {
        SchemaColumn column = column("`type`: `integer`");
        assertThat(column.value("9223372036854775807")).isEqualTo(Long.MAX_VALUE);
        assertThat(column.value("-9223372036854775808")).isEqualTo(Long.MIN_VALUE);
        assertThat(column.value("9223372036854775808")).isEqualTo(new BigInteger("9223372036854775808"));
        assertThat(column.value("9".repeat(1001))).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            一百二十三   | 123
            十五         | 15
            二十         | 20
            一百零五     | 105
            两千零五十   | 2050
            三万         | 30000
            三万五千     | 35000
            一亿三千万   | 130000000
            三万亿       | 3000000000000
            二〇二四     | 2024
            壹仟贰佰     | 1200
            三点五       | 3.5
            负三         | -3
            1.2万        | 12000.0
            3亿          | 300000000
            1亿2000万    | 120000000
            3百万        | 3000000
            3万5000      | 35000
            １２.５      | 12.5
            1,234万      | 12340000
            12           | 12
            三万五       | -
            一百五       | -
            3万5         | -
            3兆          | -
            万           | -
            一二百       | -
            百三         | -
            一班         | -
            1万2亿       | -
            """)
    void chineseNumeralsAreReadWhereTheyCanBeReadInOneWay(String text, String expected) throws JsonProcessingException {
        assertReads("`type`: `number`, `groupChar`: `,`, `numerals`: `zh`", text, expected);
    }

    @ParameterizedTest
    @CsvSource({"3.5万元,35000.0", "三万元,30000", "一班,1", "12 km²,12"})
    void chineseNumeralsMayHaveAUnitBehind(String text, String expected) throws JsonProcessingException {
        assertReads("`type`: `number`, `bareNumber`: false, `numerals`: `zh`", text, expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            date      | %d/%m/%Y            | 05/03/2024            | 2024-03-05
            date      | %d/%m/%Y            | 5/3/2024              | 2024-03-05
            date      | %d/%m/%Y            | 31/02/2024            | -
            date      | %d/%m/%Y            | 05/13/2024            | -
            date      | %d/%m/%Y            | 05/03/24              | -
            date      | %d/%m/%Y            | 05/03/2024x           | -
            date      | %Y/%m/%d            | 2026/04-14            | -
            date      | %Y年%m月%d日         | 2024年5月1日           | 2024-05-01
            date      | %Y%m%d              | 20240501              | 2024-05-01
            date      | %Y%m%d              | 2024051               | -
            date      | %d %b %Y            | 05 Mar 2024           | 2024-03-05
            date      | %B %d, %Y           | march 5, 2024         | 2024-03-05
            date      | %a %d.%m.%y         | Tue 05.03.24          | 2024-03-05
            date      | %a %d.%m.%y         | Mon 05.03.24          | -
            date      | %d.%m.%y            | 05.03.69              | 1969-03-05
            date      | %Y-%j               | 2024-366              | 2024-12-31
            date      | %Y-%j               | 2023-366              | -
            date      | %Y%%%m%%%d          | 2024%05%01            | 2024-05-01
            time      | %I:%M %p            | 12:05 AM              | 00:05
            time      | %I:%M %p            | 1:05 pm               | 13:05
            time      | %I:%M %p            | 13:05 PM              | -
            time      | %H时%M分             | 8时30分                | 08:30
            yearmonth | %Y年%m月             | 2024年5月              | 2024-05
            datetime  | %Y-%m-%d %H:%M:%S%z | 2024-05-01 08:30:00+0800 | 2024-05-01T00:30:00Z
            datetime  | %Y-%m-%d %H:%M:%S   | 2024-05-01 08:30:00   | -
            """)
    void aPatternIsFollowedToTheLetter(String type, String format, String text, String expected)
            throws JsonProcessingException {
        assertReads("`type`: `" + type + "`, `format`: `" + format + "`", text, expected);
    }

    @ParameterizedTest
    @CsvSource({"二〇二四年五月一日, 2024-05-01", "二〇二四年十二月三十一日, 2024-12-31", "2024年十月1日, 2024-10-01", "二四年五月一日, -"})
    void datesMayBeInChineseNumerals(String text, String expected) throws JsonProcessingException {
        assertReads("`type`: `date`, `format`: `%Y年%m月%d日`, `numerals`: `zh`", text, expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-05-01T08:30:00+08:00, 2024-05-01T00:30:00Z",
        "2024-05-01T08:30+08, 2024-05-01T00:30:00Z",
        "2024-05-01T00:30:00.250Z, 2024-05-01T00:30:00.250Z",
        "2024-05-01T08:30:00, 2024-05-01T00:30:00Z",
        "2024-05-01 08:30:00, -",
        "2024-05-01T24:00:00Z, -",
        "2024-05-01T08:30:00+25:00, -",
        "1986-05-04T02:30:00, -",
        "1986-09-14T01:30:00, 1986-09-13T16:30:00Z"
    })
    void aMomentIsReadInItsOffsetOrInTheZoneOfTheField(String text, String expected) throws JsonProcessingException {
        assertReads("`type`: `datetime`, `timezone`: `Asia/Shanghai`", text, expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            `type`: `boolean`                                            | TRUE        | true
            `type`: `boolean`                                            | 0           | false
            `type`: `boolean`                                            | yes         | -
            `type`: `boolean`, `trueValues`: [`是`], `falseValues`: [`否`] | 否          | false
            `type`: `boolean`, `trueValues`: [`是`], `falseValues`: [`否`] | true        | -
            `type`: `duration`                                           | P1Y2M3DT4H5M6.5S | P1Y2M3DT4H5M6.5S
            `type`: `duration`                                           | P           | -
            `type`: `duration`                                           | PT          | -
            `type`: `duration`                                           | 10:30       | -
            `type`: `list`, `delimiter`: `;`, `itemType`: `integer`      | 1;2;3       | [1, 2, 3]
            `type`: `list`, `delimiter`: `;`, `itemType`: `integer`      | 1;;3        | -
            `type`: `list`, `delimiter`: `;`                             | a;b         | [a, b]
            `type`: `object`                                             | [1]         | -
            `type`: `array`                                              | [1, {}]     | [1, {}]
            `type`: `array`                                              | [1] 2       | -
            `type`: `string`, `format`: `binary`                         | aGVsbG8=    | aGVsbG8=
            `type`: `string`, `format`: `binary`                         | a$          | -
            `type`: `geopoint`                                           | 116.4, 39.9 | POINT (116.4 39.9)
            `type`: `geopoint`                                           | 216.4, 39.9 | -
            `type`: `geopoint`                                           | 116.4       | -
            `type`: `geopoint`, `format`: `array`                        | [116.4, 39.9] | POINT (116.4 39.9)
            `type`: `geopoint`, `format`: `array`                        | [116.4]     | -
            `type`: `year`                                               | 2024        | 2024
            `type`: `yearmonth`                                          | 2024-13     | -
            `type`: `time`                                               | 10:00-12:00 | -
            `type`: `time`                                               | 08:30:15.5  | 08:30:15.500
            """)
    void otherTypesAreReadAsTheStandardHasThem(String properties, String text, String expected)
            throws JsonProcessingException {
        assertReads(properties, text, expected);
    }

    @Test
    void shapesAreReadFromJson() throws JsonProcessingException {
        assertThat(column("`type`: `geojson`").value("{\"type\": \"Point\", \"coordinates\": [116.4, 39.9]}"))
                .isInstanceOfSatisfying(
                        Geometry.class, at -> assertThat(at.toText()).isEqualTo("POINT (116.4 39.9)"));
        assertThat(column("`type`: `geojson`").value("{\"type\": \"Blob\"}")).isNull();
        assertThat(column("`type`: `geopoint`, `format`: `object`").value("{\"lon\": 116.4, \"lat\": 39.9}"))
                .isInstanceOf(Geometry.class);
    }

    @Test
    void spacesAroundAreLeftOutButOfTexts() throws JsonProcessingException {
        SchemaColumn number = column("`type`: `number`");
        assertThat(number.value(" 12.5\u00a0")).isEqualTo(new BigDecimal("12.5"));
        assertThat(number.isMissing("   ")).isTrue();
        SchemaColumn text = column("`type`: `string`");
        assertThat(text.value(" a ")).isEqualTo(" a ");
        assertThat(text.isMissing("   ")).isFalse();
    }

    @Test
    void valuesHaveTheClassesThatConsumersExpect() throws JsonProcessingException {
        assertThat(column("`type`: `date`").value("2024-05-01")).isEqualTo(LocalDate.of(2024, 5, 1));
        assertThat(column("`type`: `time`").value("08:30:00")).isEqualTo(LocalTime.of(8, 30));
        assertThat(column("`type`: `datetime`").value("2024-05-01T08:30:00Z"))
                .isEqualTo(Instant.parse("2024-05-01T08:30:00Z"));
        assertThat(column("`type`: `yearmonth`").value("2024-05")).isEqualTo(YearMonth.of(2024, 5));
        assertThat(column("`type`: `list`").value("a,b")).isEqualTo(List.of("a", "b"));
    }
}
