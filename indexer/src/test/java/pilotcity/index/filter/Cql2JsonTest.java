package pilotcity.index.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pilotcity.index.filter.cql2json.Cql2Json;
import pilotcity.index.filter.cql2text.Cql2Text;

class Cql2JsonTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            5                                                      | at /: expected a condition, found 5
            null                                                   | at /: expected a value, found null
            {}                                                     | at /: expected op, property, date, timestamp, interval, bbox or a GeoJSON geometry, found {}
            {"op":5,"args":[]}                                     | at /op: expected a text, found 5
            {"op":"="}                                             | at /args: expected an array, found nothing
            {"op":"=","args":[1]}                                  | at /args: = takes 2 arguments, not 1
            {"op":"and","args":[true]}                             | at /args: and takes at least 2 arguments, not 1
            {"op":"not","args":["a"]}                              | at /args/0: expected a condition, found "a"
            {"op":"isNull","args":[]}                              | at /args: isNull takes 1 argument, not 0
            {"op":"in","args":[{"property":"a"},5]}                | at /args/1: expected an array, found 5
            {"op":"like","args":[{"property":"a"},5]}              | at /args/1: expected a pattern: a text, casei or accenti
            {"op":"=","args":[{"property":5},1]}                   | at /args/0/property: expected a text, found 5
            {"op":"=","args":[{"date":"2013"},1]}                  | at /args/0/date: '2013' is no date, as 2013-01-31 is
            {"op":"t_after","args":[{"interval":["..","x"]},1]}    | at /args/0/interval/1: 'x' is neither a date, as 2013-01-31 is, nor a time, as 2013-01-31T08:00:00Z is
            {"op":"t_after","args":[{"interval":[".."]},1]}        | at /args/0/interval: expected an array of 2, found [".."]
            {"op":"s_within","args":[{"bbox":[1,2,3]},1]}          | at /args/0/bbox: expected an array of 4 or 6 numbers, found [1,2,3]
            {"op":"s_within","args":[{"bbox":[1,2,"x",4]},1]}      | at /args/0/bbox/2: expected a number, found "x"
            {"op":"s_within","args":[1,{"type":"Point","coordinates":[1,92]}]} | at /args/1: position 1.0 92.0 is outside longitude -180 to 180, latitude -90 to 90
            """)
    void malformedJsonIsRefusedWithThePlaceAndWhatWasExpected(String json, String message) {
        assertThatThrownBy(() -> Cql2Json.parse(json))
                .isInstanceOf(FilterException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``
            {
            {"op"
            true false
            {"op":"s_within","args":[1,{"type":"Point"}]}
            {"op":"s_within","args":[1,{"type":"Circle","coordinates":[1,2]}]}
            {"op":"s_within","args":[1,{"type":5,"coordinates":{}}]}
            """)
    void brokenJsonIsRefused(String json) {
        assertThatThrownBy(() -> Cql2Json.parse(json)).isInstanceOf(FilterException.class);
    }

    @Test
    void whatDraftsAndClientsWriteIsRead() {
        assertThat(Cql2Json.parse("""
                        {"op": "=", "args": [{"casei": {"property": "a"}}, {"casei": {"accenti": "B"}}]}""")).isEqualTo(Cql2Text.parse("CASEI(a) = CASEI(ACCENTI('B'))"));
        assertThat(Cql2Json.parse("""
                        {"op": "<", "args": [{"function": {"name": "avg", "args": [{"property": "a"}]}}, 4]}""")).isEqualTo(Cql2Text.parse("avg(a) < 4"));
    }

    @Test
    void namesOfOperationsAreWrittenAsTheStandardSpellsThem() {
        assertThat(Cql2Json.write(Cql2Text.parse("T_STARTEDBY(a, INTERVAL('..', b)) OR A_CONTAINEDBY(c, (1.50))")))
                .hasToString("""
                        {"op":"or","args":[\
                        {"op":"t_startedBy","args":[{"property":"a"},{"interval":["..",{"property":"b"}]}]},\
                        {"op":"a_containedBy","args":[{"property":"c"},[1.5]]}]}""");
    }

    @Test
    void aFunctionWithTheNameOfAnOperationStaysAFunction() {
        Filter filter = Cql2Text.parse("\"not\"(a) = 1");
        assertThat(Cql2Json.parse(Cql2Json.write(filter))).isEqualTo(filter);
    }
}
