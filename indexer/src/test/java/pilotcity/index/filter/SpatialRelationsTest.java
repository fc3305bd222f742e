package pilotcity.index.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pilotcity.index.filter.cql2text.Cql2Text;
import pilotcity.index.filter.evaluate.FilterEvaluator;
import pilotcity.index.filter.evaluate.TruthValue;
import pilotcity.index.spatial.Geometries;

class SpatialRelationsTest {
    private static final Map<String, Object> DOCUMENT = Map.of(
            "square", Geometries.readWkt("POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))"),
            "road", Geometries.readWkt("LINESTRING (-2 2, 6 2)"),
            "spot", Geometries.point(2, 2),
            "fiji", Geometries.point(179.5, -17),
            "mixed", Geometries.readWkt("GEOMETRYCOLLECTION (POINT (9 9), POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0)))"),
            "bowTie", Geometries.readWkt("POLYGON ((0 0, 4 4, 4 0, 0 4, 0 0))"),
            "spots", List.of(Geometries.point(2, 2), Geometries.point(50, 50)),
            "name", "square");

    private static TruthValue truth(String filter) {
        return FilterEvaluator.test(Cql2Text.parse(filter), DOCUMENT::get);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            S_INTERSECTS(square, POINT(4 4))                         | TRUE
            S_INTERSECTS(square, POINT(5 5))                         | FALSE
            S_DISJOINT(square, POINT(5 5))                           | TRUE
            S_DISJOINT(square, POINT(4 4))                           | FALSE
            S_EQUALS(square, POLYGON((4 0, 4 4, 0 4, 0 0, 2 0, 4 0))) | TRUE
            S_EQUALS(square, BBOX(0, 0, 4, 4))                       | TRUE
            S_EQUALS(square, BBOX(0, 0, 4, 5))                       | FALSE
            S_TOUCHES(square, BBOX(4, 0, 8, 4))                      | TRUE
            S_TOUCHES(square, BBOX(3, 0, 8, 4))                      | FALSE
            S_WITHIN(square, BBOX(-1, -1, 5, 5))                     | TRUE
            S_WITHIN(square, BBOX(1, 1, 5, 5))                       | FALSE
            S_CONTAINS(square, POINT(2 2))                           | TRUE
            S_CONTAINS(square, POINT(4 4))                           | FALSE
            S_OVERLAPS(square, BBOX(2, 2, 8, 8))                     | TRUE
            S_OVERLAPS(square, BBOX(-1, -1, 8, 8))                   | FALSE
            S_CROSSES(road, BBOX(0, 0, 4, 4))                        | TRUE
            S_CROSSES(road, BBOX(-9, 0, 9, 4))                       | FALSE
            S_CROSSES(BBOX(0, 0, 4, 4), road)                        | TRUE
            S_CONTAINS(BBOX(-1, -1, 5, 5), square)                   | TRUE
            S_WITHIN(BBOX(-1, -1, 5, 5), square)                     | FALSE
            S_WITHIN(POINT(2 2), square)                             | TRUE
            S_WITHIN(spot, square)                                   | TRUE
            S_CONTAINS(spot, square)                                 | FALSE
            S_CROSSES(road, square)                                  | TRUE
            S_WITHIN(POINT(1 1), BBOX(0, 0, 2, 2))                   | TRUE
            S_INTERSECTS(fiji, BBOX(177, -19, -178, -16))            | TRUE
            S_INTERSECTS(spot, BBOX(177, -19, -178, -16))            | FALSE
            S_INTERSECTS(missing, POINT(1 1))                        | UNKNOWN
            S_INTERSECTS(name, POINT(1 1))                           | UNKNOWN
            S_INTERSECTS(spots, BBOX(49, 49, 51, 51))                | TRUE
            """)
    void eachRelationHoldsOrNot(String filter, TruthValue truth) {
        assertThat(truth(filter)).isEqualTo(truth);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            S_INTERSECTS(mixed, POINT(2 2))                          | TRUE
            S_INTERSECTS(mixed, POINT(9 9))                          | TRUE
            S_DISJOINT(mixed, POINT(8 8))                            | TRUE
            S_WITHIN(mixed, BBOX(0, 0, 9, 9))                        | TRUE
            S_WITHIN(spot, GEOMETRYCOLLECTION(POINT(9 9), POLYGON((0 0, 4 0, 4 4, 0 4, 0 0)))) | TRUE
            S_EQUALS(mixed, GEOMETRYCOLLECTION(POLYGON((0 0, 4 0, 4 4, 0 4, 0 0)), POINT(9 9))) | TRUE
            S_TOUCHES(mixed, BBOX(4, 0, 8, 4))                       | TRUE
            S_OVERLAPS(mixed, BBOX(2, 2, 8, 8))                      | TRUE
            S_CROSSES(road, GEOMETRYCOLLECTION(POINT(9 9), POLYGON((0 0, 4 0, 4 4, 0 4, 0 0)))) | TRUE
            S_CONTAINS(mixed, POINT(2 2))                            | TRUE
            """)
    void collectionsAreTheUnionOfTheirMembers(String filter, TruthValue truth) {
        assertThat(truth(filter)).isEqualTo(truth);
    }

    @ParameterizedTest
    @CsvSource({
        "S_INTERSECTS",
        "S_EQUALS",
        "S_DISJOINT",
        "S_TOUCHES",
        "S_WITHIN",
        "S_OVERLAPS",
        "S_CROSSES",
        "S_CONTAINS"
    })
    void aShapeThatCrossesItselfHarmsNobody(String relation) {
        assertThat(truth(relation + "(bowTie, BBOX(1, 1, 3, 3))")).isNotNull();
        assertThat(truth(relation + "(bowTie, square)")).isNotNull();
    }
}
