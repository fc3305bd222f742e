package pilotcity.index.filter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import pilotcity.index.filter.cql2json.Cql2Json;
import pilotcity.index.filter.cql2text.Cql2Text;

class FilterRoundTripTest {
    private static final int FILTERS = 5000;

    @Test
    void anyFilterSurvivesTextAndJson() {
        RandomFilters random = new RandomFilters(20130129);
        for (int i = 0; i < FILTERS; i++) {
            Filter filter = random.filter(i % 6);
            String text = Cql2Text.write(filter);
            assertThat(Cql2Text.parse(text)).as(text).isEqualTo(filter);
            String json = Cql2Json.write(filter).toString();
            assertThat(Cql2Json.parse(json)).as(json).isEqualTo(filter);
        }
    }
}
