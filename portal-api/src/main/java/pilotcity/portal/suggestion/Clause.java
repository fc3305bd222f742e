package pilotcity.portal.suggestion;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import pilotcity.portal.kernel.learning.text.SentenceCutter;
import pilotcity.portal.kernel.learning.text.SentenceCutter.Statement;

/**
 * What stands between two commas: people who raise several matters often do so in one sentence.
 *
 * @param start where it begins in the words, in UTF-16 units
 * @param end where it has ended
 */
record Clause(int start, int end) {
    /** More are read as a part of the last. */
    private static final int MOST = 80;

    /** A comma within a number ends nothing. */
    private static final Pattern COMMA = Pattern.compile("，|(?<!\\d),|,(?!\\d)");

    static List<Clause> of(String words) {
        return SentenceCutter.cut(words).stream()
                .flatMap(statement -> between(words, statement))
                .filter(clause -> !clause.in(words).isEmpty())
                .limit(MOST)
                .toList();
    }

    private static Stream<Clause> between(String words, Statement statement) {
        Stream.Builder<Clause> clauses = Stream.builder();
        Matcher comma = COMMA.matcher(words).region(statement.start(), statement.end());
        int from = statement.start();
        while (comma.find()) {
            clauses.add(new Clause(from, comma.start()));
            from = comma.end();
        }
        return clauses.add(new Clause(from, statement.end())).build();
    }

    String in(String words) {
        return words.substring(start, end).strip();
    }
}
