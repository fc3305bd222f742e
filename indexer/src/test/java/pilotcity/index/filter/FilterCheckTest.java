package pilotcity.index.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pilotcity.index.filter.check.FilterCheck;
import pilotcity.index.filter.cql2text.Cql2Text;
import pilotcity.index.text.SimilarNames;

class FilterCheckTest {
    private static Filter check(String filter, String... kinds) {
        return FilterCheck.check(Cql2Text.parse(filter), FilterTestKinds.KINDS, Set.of(kinds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name = 'x' AND id = 'y' AND kind = 'project' AND place = 'z'",
                "CASEI(name) LIKE CASEI('x%') AND ACCENTI(tags) = 'a'",
                "cost + staff * 2 > 5 AND cost BETWEEN 1 AND staff",
                "open AND open = TRUE AND (cost > 5) = open",
                "announced > reported AND datetime < DATE('2013-01-01')",
                "visits = DATE('2013-01-01') AND visits IN (DATE('2013-01-01'))",
                "tags = 'a' AND tags IN ('a', name) AND A_CONTAINS(tags, ('a', name)) AND A_OVERLAPS(tags, tags)",
                "A_CONTAINS(tags, ()) AND A_EQUALS((), ())",
                "S_WITHIN(geometry, BBOX(1, 2, 3, 4)) AND geometry IS NOT NULL",
                "T_DURING(announced, INTERVAL('..', reported)) AND T_AFTER(datetime, DATE('2013-01-01'))",
                "name > 'a' AND name BETWEEN 'a' AND 'b' AND 1 = 1",
                "(name = 'x') IS NULL"
            })
    void whatFitsIsReturnedAsItIs(String filter) {
        assertThat(check(filter)).isEqualTo(Cql2Text.parse(filter));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            announced >= '2013-01-01'                   | announced >= DATE('2013-01-01')
            '2013-01-01' < reported                     | DATE('2013-01-01') < reported
            reported < '2013-01-01T08:00:00Z'           | reported < TIMESTAMP('2013-01-01T08:00:00Z')
            datetime = '2013-01-01'                     | datetime = DATE('2013-01-01')
            announced BETWEEN '2013-01-01' AND reported | announced BETWEEN DATE('2013-01-01') AND reported
            announced IN ('2013-01-01', '2013-01-02')   | announced IN (DATE('2013-01-01'), DATE('2013-01-02'))
            A_CONTAINS(visits, ('2013-01-01'))          | A_CONTAINS(visits, (DATE('2013-01-01')))
            T_AFTER(announced, '2013-01-01')            | T_AFTER(announced, DATE('2013-01-01'))
            NOT (open AND announced > '2013-01-01')     | NOT (open AND announced > DATE('2013-01-01'))
            (announced > '2013-01-01') IS NULL          | (announced > DATE('2013-01-01')) IS NULL
            name = '2013-01-01'                         | name = '2013-01-01'
            """)
    void textBesideADateBecomesADate(String filter, String coerced) {
        assertThat(check(filter)).isEqualTo(Cql2Text.parse(coerced));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            nam = 'x'                        | no property nam; near names: name
            anounced > DATE('2013-01-01')    | no property anounced; near names: announced
            NAME = 'x'                       | no property NAME; near names: name
            zzzzzz = 1                       | no property zzzzzz
            parts = 'x'                      | parts is a group of fields and cannot be filtered by
            name = 5                         | name is text, but 5 is a number
            cost = 'x'                       | cost is a number, but 'x' is text
            '5' > 4                          | '5' is text, but 4 is a number
            cost = open                      | cost is a number, but open is true or false
            announced = 5                    | announced is a date or time, but 5 is a number
            announced = 'soon'               | announced is a date or time, but 'soon' is not: write it as 2013-01-31 or 2013-01-31T08:00:00Z
            announced = name                 | announced is a date or time, but name is text
            geometry = 'x'                   | geometry is a geometry, and is compared by S_ relations only, such as S_INTERSECTS
            open > FALSE                     | open is true or false, and has no order
            announced = INTERVAL('..', '..') | an interval is compared by T_ relations only, such as T_DURING
            cost LIKE 'x'                    | cost is a number, not text
            CASEI(cost) = 'x'                | cost is a number, not text
            name + 1 = 2                     | name is text, not a number
            tags + 1 = 2                     | tags holds a list, where one value is expected
            name                             | name is text, not true or false
            S_WITHIN(name, POINT(1 1))       | name is text, not a geometry
            S_WITHIN(geometry, 5)            | 5 is a number, not a geometry
            T_AFTER(cost, DATE('2013-01-01')) | cost is a number, not a date or time
            T_AFTER(announced, 'soon')       | 'soon' is neither a date, as 2013-01-31 is, nor a time, as 2013-01-31T08:00:00Z is
            T_AFTER(announced, INTERVAL(name, '..')) | name is text, not a date or time
            T_AFTER(announced, INTERVAL('2014-01-01', '2013-01-01')) | an interval ends before it starts
            A_CONTAINS(name, ('x'))          | name holds one value, where a list is expected
            A_CONTAINS(tags, (5))            | tags is text, but 5 is a number
            A_CONTAINS(tags, (('a')))        | a list stands where one value is expected; A_ relations compare lists
            avg(cost) > 5                    | no function avg: this server knows none
            """)
    void whatDoesNotFitIsRefusedByName(String filter, String message) {
        assertThatThrownBy(() -> check(filter))
                .isInstanceOf(FilterException.class)
                .hasMessage(message);
    }

    @Test
    void aPropertyOfOneKindMayBeAskedOfSeveral() {
        assertThat(check("status = 'open'", "project", "report")).isNotNull();
    }

    @Test
    void aPropertyOfOtherKindsOnlyIsRefused() {
        assertThatThrownBy(() -> check("status = 'open'", "project"))
                .hasMessage("no property status here; it is one of report");
        assertThatThrownBy(() -> check("datetime > '2013-01-01'", "note"))
                .hasMessageStartingWith("no property datetime");
        assertThatThrownBy(() -> check("id = 'x'", "nowhere")).hasMessage("no kind nowhere");
    }

    @Test
    void nearNamesAreTheNearestFew() {
        assertThat(SimilarNames.of("anounced", List.of("announced", "name", "renounced", "pronounced", "announce")))
                .containsExactly("announced", "announce", "renounced");
    }
}
