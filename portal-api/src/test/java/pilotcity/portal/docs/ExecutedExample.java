package pilotcity.portal.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A command of a document and what it is said to print.
 *
 * @param excerpt null where nothing stands below the command
 */
record ExecutedExample(String command, @Nullable String excerpt) {
    private static final Pattern BLOCK = Pattern.compile(
            "^```sh\\n(.*?)^```\\n(?:\\n```(?:json|text)\\n(.*?)^```\\n)?", Pattern.DOTALL | Pattern.MULTILINE);

    static List<ExecutedExample> of(String document) {
        return BLOCK.matcher(document)
                .results()
                .map(found -> new ExecutedExample(found.group(1), found.group(2)))
                .toList();
    }

    /** The pieces of the excerpt, between line ends and {@code …}, occur in that order; white space is not compared. */
    void compare(ShellCommand done) {
        assertThat(done.code()).as(done.err()).isZero();
        assertThat(String.valueOf(excerpt).replaceAll("[\\s…]", ""))
                .as("what it prints")
                .isNotEmpty()
                .isNotEqualTo("null");
        String out = done.out().replaceAll("\\s", "");
        int from = 0;
        for (String piece : String.valueOf(excerpt).split("[\\n…]")) {
            String wanted = piece.replaceAll("\\s", "");
            int at = out.indexOf(wanted, from);
            assertThat(at).as("'%s' in %s%s", piece, done.out(), done.err()).isNotNegative();
            from = at + wanted.length();
        }
    }
}
