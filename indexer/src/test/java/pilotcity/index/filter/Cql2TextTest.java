package pilotcity.index.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pilotcity.index.filter.Expression.Numeral;
import pilotcity.index.filter.Expression.Property;
import pilotcity.index.filter.Expression.Text;
import pilotcity.index.filter.Filter.Compare;
import pilotcity.index.filter.Filter.Operator;
import pilotcity.index.filter.cql2text.Cql2Text;

class Cql2TextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            name =                            | at character 7: expected a value, found the end
            = 1                               | at character 1: expected a value, found =
            name = 'abc                       | at character 8: the text that starts here has no closing '
            name # 1                          | at character 6: unexpected #
            name LIKE 1                       | at character 11: expected a pattern: a text, CASEI(…) or ACCENTI(…), found 1
            name LIKE other                   | at character 11: expected a pattern: a text, CASEI(…) or ACCENTI(…), found other
            cost BETWEEN 1 OR 2               | at character 16: expected AND, found OR
            cost NOT 5                        | at character 10: expected LIKE, BETWEEN or IN, found 5
            cost IS 5                         | at character 9: expected NULL, found 5
            cost IN 5                         | at character 9: expected (, found 5
            cost IN (5 6)                     | at character 12: expected , or ), found 6
            (cost = 5                         | at character 10: expected ), found the end
            cost = 5)                         | at character 9: expected AND, OR or the end, found )
            cost = 5 cost = 6                 | at character 10: expected AND, OR or the end, found cost
            cost = 5 AND 6                    | at character 14: expected a condition, found only a value
            'abc'                             | at character 1: expected a condition, found only a value
            cost = 5 AND AND open             | at character 14: expected a value, found AND
            cost = 2 ^ 3 ^ 4                  | at character 14: expected AND, OR or the end, found ^
            cost = +a                         | at character 9: expected a number, found a
            d = DATE('2013-02-30')            | at character 10: '2013-02-30' is no date, as 2013-01-31 is
            d = DATE(2013)                    | at character 10: expected a date in quotes, found 2013
            d = TIMESTAMP('2013-02-28')       | at character 15: '2013-02-28' is no time, as 2013-01-31T08:00:00Z is
            T_AFTER(d)                        | at character 10: expected ,, found )
            T_AFTER(d, INTERVAL('x', '..'))   | at character 21: 'x' is neither a date, as 2013-01-31 is, nor a time, as 2013-01-31T08:00:00Z is
            S_WITHIN(g, POINT(1 2)            | at character 23: expected ), found the end
            S_WITHIN(g, POINT(1 92))          | at character 13: position 1.0 92.0 is outside longitude -180 to 180, latitude -90 to 90
            S_WITHIN(g, POINT EMPTY)          | at character 13: the geometry is empty
            S_WITHIN(g, BBOX(1, 2, 3))        | at character 13: BBOX takes 4 or 6 numbers, not 3
            S_WITHIN(g, BBOX(1, 2, 3, 99))    | at character 13: latitude must be from -90 to 90, not 99.0
            S_WITHIN(g, BBOX(1, 2, 3, 1))     | at character 13: south is greater than north; the order is west,south,east,north
            "" = 1                            | at character 1: expected a name, found ""
            cost = 1e401                      | at character 8: a number has more than 400 digits
            cost = 1e99999999999              | at character 8: a number has more than 400 digits
            """)
    void malformedTextIsRefusedWithThePlaceAndWhatWasExpected(String text, String message) {
        assertThatThrownBy(() -> Cql2Text.parse(text))
                .isInstanceOf(FilterException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\"\" = 1",
                "S_WITHIN(g, POLYGON((0 0, 2 2, 0 2, 2 0, 0 0)))",
                "S_WITHIN(g, POLYGON((0 0, 2 2, 0 2, 2 0)))"
            })
    void emptyTextAndBrokenShapesAreRefused(String text) {
        assertThatThrownBy(() -> Cql2Text.parse(text)).isInstanceOf(FilterException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a = 1 and not (b = 2 or c = 3)             | a = 1 AND NOT (b = 2 OR c = 3)
            ((a = 1)) AND (b = 2 AND c = 3)            | a = 1 AND (b = 2 AND c = 3)
            NOT a LIKE 'x%'                            | a NOT LIKE 'x%'
            a is not null                              | a IS NOT NULL
            a = (1 + 2) * 3 - (4 - 5)                  | a = (1 + 2) * 3 - (4 - 5)
            a = ((1 * 2) + 3) ^ -2                     | a = (1 * 2 + 3) ^ -2
            t_during(a,interval('2013-01-01','..'))    | T_DURING(a, INTERVAL('2013-01-01', '..'))
            s_within(g,point(1.50 2))                  | S_WITHIN(g, POINT (1.5 2))
            s_within(g,bbox(1,2,3,4.50))               | S_WITHIN(g, BBOX(1, 2, 3, 4.5))
            a in(1,2.0)                                | a IN (1, 2)
            "or" = 'it\\'s'                            | "or" = 'it''s'
            """)
    void filtersAreWrittenPlainly(String text, String written) {
        assertThat(Cql2Text.write(Cql2Text.parse(text))).isEqualTo(written);
    }

    @Test
    void backslashesStayButForPairsInFrontOfAQuote() {
        assertThat(text("'a\\\\b\\%'")).isEqualTo("a\\\\b\\%");
        assertThat(text("'C:\\\\'")).isEqualTo("C:\\");
        assertThat(text("'\\\\\\''")).isEqualTo("\\'");
    }

    private static String text(String literal) {
        return ((Text) ((Compare) Cql2Text.parse("a = " + literal)).right()).value();
    }

    @Test
    void namesAreOfAnyScriptAndKeywordsOfAnyCase() {
        assertThat(Cql2Text.parse("投资额 >= 1.50"))
                .isEqualTo(new Compare(
                        new Property("投资额"), Operator.GREATER_OR_EQUAL, new Numeral(new java.math.BigDecimal("1.5"))));
        assertThat(Cql2Text.parse("a Is nOt NuLl aNd TRUE")).isEqualTo(Cql2Text.parse("a IS NOT NULL AND true"));
    }

    @Test
    void deepNestingIsRefused() {
        assertThatThrownBy(() -> Cql2Text.parse("(".repeat(101) + "TRUE" + ")".repeat(101)))
                .hasMessage("the filter is nested deeper than 100");
        assertThat(Cql2Text.parse("(".repeat(100) + "TRUE" + ")".repeat(100))).isEqualTo(new Filter.Constant(true));
    }

    @Test
    void aListOfThousandsOfIdsIsFine() {
        assertThat(Cql2Text.parse("id IN (" + "'x',".repeat(10_000) + "'y')")).isInstanceOf(Filter.In.class);
    }
}
