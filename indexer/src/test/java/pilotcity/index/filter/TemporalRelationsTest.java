package pilotcity.index.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pilotcity.index.filter.cql2text.Cql2Text;
import pilotcity.index.filter.evaluate.FilterEvaluator;
import pilotcity.index.filter.evaluate.TruthValue;

class TemporalRelationsTest {
    private static final Map<String, Object> DOCUMENT = Map.of(
            "starts", LocalDate.parse("2013-01-10"),
            "ends", LocalDate.parse("2013-01-20"),
            "from", Instant.parse("2013-01-10T08:00:00Z"),
            "to", Instant.parse("2013-01-20T18:00:00Z"));

    private static TruthValue truth(String filter) {
        return FilterEvaluator.test(Cql2Text.parse(filter), DOCUMENT::get);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            T_BEFORE(W, INTERVAL('2013-01-21', '2013-01-25'))       | TRUE
            T_BEFORE(W, INTERVAL('2013-01-20', '2013-01-25'))       | FALSE
            T_AFTER(W, INTERVAL('..', '2013-01-09'))                | TRUE
            T_AFTER(W, INTERVAL('2013-01-01', '2013-01-10'))        | FALSE
            T_DISJOINT(W, INTERVAL('2013-01-21', '..'))             | TRUE
            T_DISJOINT(W, INTERVAL('2013-01-20', '..'))             | FALSE
            T_INTERSECTS(W, INTERVAL('2013-01-20', '..'))           | TRUE
            T_INTERSECTS(W, INTERVAL('2013-01-21', '..'))           | FALSE
            T_EQUALS(W, INTERVAL('2013-01-10', '2013-01-20'))       | TRUE
            T_EQUALS(W, INTERVAL('2013-01-10', '2013-01-21'))       | FALSE
            T_CONTAINS(W, INTERVAL('2013-01-11', '2013-01-19'))     | TRUE
            T_CONTAINS(W, INTERVAL('2013-01-10', '2013-01-19'))     | FALSE
            T_DURING(W, INTERVAL('2013-01-09', '2013-01-21'))       | TRUE
            T_DURING(W, INTERVAL('2013-01-10', '2013-01-21'))       | FALSE
            T_DURING(W, INTERVAL('..', '..'))                       | TRUE
            T_MEETS(W, INTERVAL('2013-01-20', '2013-01-25'))        | TRUE
            T_MEETS(W, INTERVAL('2013-01-21', '2013-01-25'))        | FALSE
            T_METBY(W, INTERVAL('2013-01-01', '2013-01-10'))        | TRUE
            T_METBY(W, INTERVAL('2013-01-01', '2013-01-09'))        | FALSE
            T_OVERLAPS(W, INTERVAL('2013-01-15', '2013-01-25'))     | TRUE
            T_OVERLAPS(W, INTERVAL('2013-01-20', '2013-01-25'))     | FALSE
            T_OVERLAPPEDBY(W, INTERVAL('2013-01-05', '2013-01-15')) | TRUE
            T_OVERLAPPEDBY(W, INTERVAL('2013-01-05', '2013-01-25')) | FALSE
            T_STARTS(W, INTERVAL('2013-01-10', '2013-01-25'))       | TRUE
            T_STARTS(W, INTERVAL('2013-01-10', '2013-01-20'))       | FALSE
            T_STARTEDBY(W, INTERVAL('2013-01-10', '2013-01-15'))    | TRUE
            T_STARTEDBY(W, INTERVAL('2013-01-11', '2013-01-15'))    | FALSE
            T_FINISHES(W, INTERVAL('2013-01-05', '2013-01-20'))     | TRUE
            T_FINISHES(W, INTERVAL('2013-01-10', '2013-01-20'))     | FALSE
            T_FINISHEDBY(W, INTERVAL('2013-01-15', '2013-01-20'))   | TRUE
            T_FINISHEDBY(W, INTERVAL('2013-01-15', '2013-01-21'))   | FALSE
            """)
    void eachRelationHoldsOrNot(String filter, TruthValue truth) {
        assertThat(truth(filter.replace("W", "INTERVAL(starts, ends)"))).isEqualTo(truth);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            T_AFTER(from, DATE('2013-01-09'))                                        | TRUE
            T_AFTER(from, DATE('2013-01-10'))                                        | FALSE
            T_INTERSECTS(from, DATE('2013-01-10'))                                   | TRUE
            T_INTERSECTS(starts, TIMESTAMP('2013-01-10T23:59:59Z'))                  | TRUE
            T_DURING(starts, INTERVAL('2013-01-09T23:00:00Z', '2013-01-11T00:00:00Z')) | TRUE
            T_EQUALS(starts, INTERVAL('2013-01-10', '2013-01-10'))                   | TRUE
            T_EQUALS(from, TIMESTAMP('2013-01-10T08:00:00Z'))                        | TRUE
            T_EQUALS(from, DATE('2013-01-10'))                                       | FALSE
            T_DURING(from, DATE('2013-01-10'))                                       | TRUE
            T_INTERSECTS(INTERVAL(from, to), INTERVAL('2013-01-20', '..'))           | TRUE
            T_BEFORE(INTERVAL(from, to), DATE('2013-01-21'))                         | TRUE
            T_MEETS(INTERVAL(from, to), INTERVAL('2013-01-20T18:00:00Z', '..'))      | TRUE
            T_STARTS(from, INTERVAL('2013-01-10T08:00:00Z', '..'))                   | TRUE
            T_MEETS(from, INTERVAL('2013-01-10T08:00:00Z', '..'))                    | FALSE
            T_AFTER(missing, DATE('2013-01-09'))                                     | UNKNOWN
            T_AFTER(INTERVAL(starts, missing), DATE('2013-01-09'))                   | UNKNOWN
            T_AFTER(from, 'yesterday')                                               | UNKNOWN
            """)
    void daysTimesAndIntervalsMix(String filter, TruthValue truth) {
        assertThat(truth(filter)).isEqualTo(truth);
    }
}
