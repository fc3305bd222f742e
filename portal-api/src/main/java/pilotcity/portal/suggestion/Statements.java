package pilotcity.portal.suggestion;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Cuts what somebody wrote into its statements. */
final class Statements {
    /** Behind a full stop, and before what announces another matter. */
    private static final Pattern CUT = Pattern.compile(
            "(?<=[。！？；!?;\\n])|(?<=[a-z0-9)][.])(?=\\s)"
                    + "|(?=另外|还有|此外|同时|顺便|再就是|以及|其次|第[二三四五]|[二三四五]是|[2-5][.、）)])"
                    + "|(?=\\b(?:[Aa]lso|[Aa]nd also|[Bb]y the way|[Bb]esides|[Aa]nother thing|[Ss]econdly|[Oo]n top of that|[Ii]n addition)\\b)");

    private static final int MOST = 12;

    private Statements() {}

    /** In their order, each with what stands between it and the next; what is behind the twelfth belongs to it. */
    static List<String> of(String words) {
        return Arrays.stream(CUT.split(words, MOST))
                .filter(statement -> !statement.isBlank())
                .toList();
    }
}
