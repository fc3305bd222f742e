package pilotcity.portal.servicerequest.bulkimport.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Points in one column. */
class PointReaderTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        POINT (-122.39 37.79)                              | -122.39  | 37.79
        POINT(-122.39 37.79)                               | -122.39  | 37.79
        point ( 8.5417   47.3769 )                         | 8.5417   | 47.3769
        POINT Z (8.5417 47.3769 410)                       | 8.5417   | 47.3769
        SRID=4326;POINT(1.13e1 -2.5)                       | 11.3     | -2.5
        (37.7749, -122.4194)                               | -122.4194 | 37.7749
        [37.7749,-122.4194]                                | -122.4194 | 37.7749
        47.3769, 8.5417                                    | 8.5417   | 47.3769
        {"type":"Point","coordinates":[8.5417,47.3769]}    | 8.5417   | 47.3769
        {"coordinates": [8, 47, 400], "type": "Point"}     | 8        | 47
        """)
    void itIsReadAsItIsMeant(String text, double x, double y) {
        assertThat(PointReader.read(text, true)).contains(new PointReader(x, y));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "here",
                "8.5417 47.3769",
                "POINT (8.5417, 47.3769)",
                "POINT (8.5417)",
                "LINESTRING (1 2, 3 4)",
                "47.3769, 8.5417, 3",
                "(47.3769, 8.5417",
                "47,3769, 8,5417",
                "{\"type\":\"Point\",\"coordinates\":[8.5417]}",
                "{\"type\":\"Point\",\"coordinates\":[\"8\",\"47\"]}",
                "{\"type\":\"Polygon\",\"coordinates\":[8,47]}",
                "{\"type\":\"Point\"",
                "POINT (NaN 2)",
                "91, 8"
            })
    void whatIsNoPointIsRefused(String text) {
        assertThatThrownBy(() -> PointReader.read(text, true)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anExchangedOneAndOneOfAnotherCrsAreTold() {
        assertThatThrownBy(() -> PointReader.read("-122.4194, 37.7749", true))
                .hasMessageContaining("are longitude and latitude exchanged?");
        assertThatThrownBy(() -> PointReader.read("1176000, 1900000", false)).hasMessageContaining("POINT (x y)");
        assertThat(PointReader.read("POINT (1176000 1900000)", false)).contains(new PointReader(1176000, 1900000));
        assertThat(PointReader.read("POINT EMPTY", true)).isEmpty();
    }
}
