package pilotcity.index.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pilotcity.index.filter.check.FilterCheck;
import pilotcity.index.filter.evaluate.DocumentValues;
import pilotcity.index.filter.evaluate.Evaluator;
import pilotcity.index.filter.evaluate.Truth;
import pilotcity.index.filter.evaluate.Values;
import pilotcity.index.filter.text.Cql2Text;
import pilotcity.index.kind.Document;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Source;
import pilotcity.index.spatial.Geometries;

class DocumentValuesTest {
    private static <T> Values values(Kind<T> kind, T record) {
        return DocumentValues.of(kind, document(kind, record), Portal.KINDS.zone());
    }

    private static <T> Document document(Kind<T> kind, T record) {
        Source source = kind.document(record);
        return new Document(kind.name(), source.id(), source.json());
    }

    @Test
    void fieldsComeBackAsTheirTypes() {
        Values metro = values(Portal.PROJECT, Portal.METRO);
        assertThat(metro.get("id")).isEqualTo("metro");
        assertThat(metro.get("kind")).isEqualTo("project");
        assertThat(metro.get("name")).isEqualTo("地铁");
        assertThat(metro.get("tags")).isEqualTo(List.of("transit", "rail"));
        assertThat(metro.get("cost")).isEqualTo(new BigDecimal("12.5"));
        assertThat(metro.get("staff")).isEqualTo(new BigDecimal(7));
        assertThat(metro.get("open")).isEqualTo(true);
        assertThat(metro.get("announced")).isEqualTo(LocalDate.parse("2013-01-29"));
        assertThat(metro.get("datetime")).isEqualTo(LocalDate.parse("2013-01-29"));
        assertThat(metro.get("geometry")).isEqualTo(Geometries.point(120.15, 30.28));
        assertThat(metro.get("place")).isEqualTo("hangzhou");
        assertThat(metro.get("geometry")).isSameAs(metro.get("geometry"));
        assertThat(values(Portal.REPORT, Portal.POTHOLE).get("datetime"))
                .isEqualTo(Instant.parse("2024-05-01T08:30:00.250Z"));
    }

    @Test
    void whatIsNotThereIsNull() {
        Values bare = values(Portal.PROJECT, Portal.BARE);
        assertThat(List.of("tags", "cost", "announced", "datetime", "geometry", "status", "nowhere"))
                .allSatisfy(name -> assertThat(bare.get(name)).isNull());
        assertThat(values(Portal.REPORT, Portal.POTHOLE).get("text"))
                .as("detail")
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        announced >= '2013-01-01' AND tags = 'rail'                   | TRUE
        S_WITHIN(geometry, BBOX(120, 30, 121, 31)) AND cost > 12      | TRUE
        A_CONTAINS(visits, ('2014-05-01')) AND open                   | TRUE
        visits BETWEEN '2015-01-01' AND '2015-12-31'                  | TRUE
        T_DURING(datetime, INTERVAL('2013-01-01', '2013-12-31'))      | TRUE
        status = 'open'                                               | UNKNOWN
        name LIKE '地_' AND kind IN ('project')                        | TRUE
        """)
    void aCheckedFilterIsEvaluatedOnAStoredDocument(String text, Truth truth) {
        Filter filter = FilterCheck.check(Cql2Text.parse(text), Portal.KINDS, Set.of());
        assertThat(Evaluator.compile(filter)
                        .test(Portal.PROJECT, document(Portal.PROJECT, Portal.METRO), Portal.KINDS.zone()))
                .isEqualTo(truth);
    }
}
