package pilotcity.portal.kernel.idempotency;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pilotcity.portal.kernel.problem.Problem;

/** The key that makes a write one that can be sent again (draft-ietf-httpapi-idempotency-key-header-07). */
public final class IdempotencyKey {
    private static final int LONGEST = 255;

    /** A string of RFC 9651, clause 3.3.3, without parameters. */
    private static final Pattern QUOTED =
            Pattern.compile("\"((?:[\\x20-\\x21\\x23-\\x5b\\x5d-\\x7e]|\\\\[\"\\\\])*+)\"");

    /** What clients send that do not know the draft. */
    private static final Pattern BARE = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~:/=@-]+");

    private IdempotencyKey() {}

    /** @throws Problem when it is none */
    public static String read(String header) {
        String given = header.strip();
        Matcher quoted = QUOTED.matcher(given);
        String key = quoted.matches() ? quoted.group(1).replaceAll("\\\\(.)", "$1") : given;
        if (key.isEmpty()
                || key.length() > LONGEST
                || !(quoted.matches() || BARE.matcher(given).matches())) {
            throw Problem.field("Idempotency-Key", "must be a quoted string of 1 to " + LONGEST + " characters");
        }
        return key;
    }
}
