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
import pilotcity.index.document.Document;
import pilotcity.index.filter.check.FilterCheck;
import pilotcity.index.filter.cql2text.Cql2Text;
import pilotcity.index.filter.evaluate.DocumentPropertyValues;
import pilotcity.index.filter.evaluate.FilterEvaluator;
import pilotcity.index.filter.evaluate.PropertyValues;
import pilotcity.index.filter.evaluate.TruthValue;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.SourceDocument;
import pilotcity.index.spatial.Geometries;

class DocumentPropertyValuesTest {
    private static <T> PropertyValues values(Kind<T> kind, T record) {
        return DocumentPropertyValues.of(kind, document(kind, record), FilterTestKinds.KINDS.zone());
    }

    private static <T> Document document(Kind<T> kind, T record) {
        SourceDocument source = kind.document(record);
        return new Document(kind.name(), source.id(), source.json());
    }

    @Test
    void fieldsComeBackAsTheirTypes() {
        PropertyValues metro = values(FilterTestKinds.PROJECT, FilterTestKinds.METRO);
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
        assertThat(values(FilterTestKinds.REPORT, FilterTestKinds.POTHOLE).get("datetime"))
                .isEqualTo(Instant.parse("2024-05-01T08:30:00.250Z"));
    }

    @Test
    void whatIsNotThereIsNull() {
        PropertyValues bare = values(FilterTestKinds.PROJECT, FilterTestKinds.BARE);
        assertThat(List.of("tags", "cost", "announced", "datetime", "geometry", "status", "nowhere"))
                .allSatisfy(name -> assertThat(bare.get(name)).isNull());
        assertThat(values(FilterTestKinds.REPORT, FilterTestKinds.POTHOLE).get("text"))
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
    void aCheckedFilterIsEvaluatedOnAStoredDocument(String text, TruthValue truth) {
        Filter filter = FilterCheck.check(Cql2Text.parse(text), FilterTestKinds.KINDS, Set.of());
        assertThat(FilterEvaluator.compile(filter)
                        .test(
                                FilterTestKinds.PROJECT,
                                document(FilterTestKinds.PROJECT, FilterTestKinds.METRO),
                                FilterTestKinds.KINDS.zone()))
                .isEqualTo(truth);
    }
}
