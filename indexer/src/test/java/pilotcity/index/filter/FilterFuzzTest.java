package pilotcity.index.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import pilotcity.index.filter.check.FilterCheck;
import pilotcity.index.filter.cql2json.Cql2Json;
import pilotcity.index.filter.cql2text.Cql2Text;
import pilotcity.index.filter.evaluate.FilterEvaluator;

/** Nothing that a stranger sends makes a parser fail otherwise than with its own error. */
class FilterFuzzTest {
    private static final int TRIES = 20_000;
    private static final List<String> PIECES = List.of(
            "(",
            ")",
            ",",
            "'",
            "\"",
            "\\",
            "=",
            "<",
            ">",
            "+",
            "-",
            "*",
            "/",
            "%",
            "^",
            ".",
            "1",
            "9e9",
            "E",
            " ",
            "\0",
            "AND ",
            "OR ",
            "NOT ",
            "IN",
            "LIKE ",
            "IS ",
            "NULL",
            "BETWEEN ",
            "TRUE",
            "div ",
            "DATE(",
            "BBOX(",
            "POINT(",
            "POLYGON((",
            "GEOMETRYCOLLECTION(",
            "INTERVAL('..',",
            "CASEI(",
            "S_WITHIN(",
            "T_MEETS(",
            "A_EQUALS(",
            "杭州",
            "\uD842\uDFB7",
            "\uD842",
            "\u00A0",
            "{",
            "}",
            "[",
            "]",
            ":",
            "null",
            "\"op\":",
            "\"args\":");

    private final Random random = new Random(21065);
    private final RandomFilters filters = new RandomFilters(2);

    @Test
    void noTextEscapesTheErrorOfFilters() {
        for (int i = 0; i < TRIES; i++) {
            harmless(mutated(i % 3 == 0 ? "" : Cql2Text.write(filters.filter(i % 4))), Cql2Text::parse);
        }
    }

    @Test
    void noJsonEscapesTheErrorOfFilters() {
        for (int i = 0; i < TRIES; i++) {
            harmless(
                    mutated(
                            i % 5 == 0
                                    ? ""
                                    : Cql2Json.write(filters.filter(i % 4)).toString()),
                    Cql2Json::parse);
        }
    }

    @Test
    void endlessInputsAreRefused() {
        Stream.of(
                        "(",
                        "NOT ",
                        "f(",
                        "A_EQUALS(((",
                        "a + ",
                        "-",
                        "GEOMETRYCOLLECTION(",
                        "a = 1 AND ",
                        "CASEI(",
                        "'",
                        "1",
                        "a IN (1,",
                        "a LIKE CASEI(",
                        "[",
                        "{\"op\":\"not\",\"args\":[",
                        "{\"casei\":")
                .forEach(piece -> {
                    String text = piece.repeat(600_000 / piece.length());
                    harmless(text, Cql2Text::parse);
                    harmless(text, Cql2Json::parse);
                });
    }

    @Test
    void anyFilterIsEvaluatedAndCheckedWithoutHarm() {
        for (int i = 0; i < TRIES / 4; i++) {
            Filter filter = filters.filter(i % 6);
            assertThat(FilterEvaluator.test(filter, name -> name.equals("name") ? "杭州" : null))
                    .isNotNull();
            harmless(
                    Cql2Text.write(filter),
                    text -> FilterCheck.check(Cql2Text.parse(text), FilterTestKinds.KINDS, Set.of()));
        }
    }

    @Test
    void aLongChainOfSumsIsRefusedBeforeItIsDeep() {
        harmless("a = 1" + " + 1".repeat(100_000), Cql2Text::parse);
        Filter filter = Cql2Text.parse("a = 1" + " + 1".repeat(200));
        assertThat(Cql2Text.parse(Cql2Text.write(filter))).isEqualTo(filter);
    }

    private String mutated(String text) {
        StringBuilder mutated = new StringBuilder(text);
        for (int i = random.nextInt(8); i >= 0; i--) {
            int at = random.nextInt(mutated.length() + 1);
            if (random.nextInt(3) == 0) {
                mutated.delete(at, Math.min(mutated.length(), at + random.nextInt(4)));
            } else {
                mutated.insert(at, PIECES.get(random.nextInt(PIECES.size())));
            }
        }
        return mutated.toString();
    }

    private static void harmless(String text, Consumer<String> parser) {
        try {
            parser.accept(text);
        } catch (FilterException e) {
            assertThat(e.getMessage()).isNotBlank();
        } catch (RuntimeException | StackOverflowError e) {
            fail("not a FilterException for " + text.substring(0, Math.min(500, text.length())), e);
        }
    }
}
