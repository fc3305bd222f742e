package pilotcity.index.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import pilotcity.index.filter.cql2json.Cql2Json;
import pilotcity.index.filter.cql2text.Cql2Text;

/** The same filters in both encodings: {@code filter/pairs.txt}. */
class Cql2PairsTest {
    static Stream<Arguments> pairs() throws IOException {
        try (InputStream file = Cql2PairsTest.class.getResourceAsStream("/filter/pairs.txt")) {
            List<String> lines = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
            return IntStream.range(0, lines.size() / 2)
                    .mapToObj(i -> Arguments.of(lines.get(2 * i), lines.get(2 * i + 1)));
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void textAndJsonMeanTheSame(String text, String json) {
        assertThat(Cql2Text.parse(text)).isEqualTo(Cql2Json.parse(json));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void whatIsReadIsWrittenAndReadAgain(String text, String json) {
        Filter filter = Cql2Json.parse(json);
        assertThat(Cql2Text.parse(Cql2Text.write(filter))).isEqualTo(filter);
        assertThat(Cql2Json.parse(Cql2Json.write(filter))).isEqualTo(filter);
        assertThat(Cql2Json.parse(Cql2Json.write(filter).toString())).isEqualTo(filter);
    }
}
