package pilotcity.portal.kernel.problem;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Masks secrets (tokens, codes, keys) in an address or any other text of a caller before it is logged. */
public final class LogMasking {
    private static final Set<String> SECRET =
            Set.of("api_key", "apikey", "access_token", "id_token", "token", "code", "state", "client_secret");

    private static final Pattern PARAMETER = Pattern.compile("([?&;])([^=&;?]+)=([^&;]*)");

    /** What comes behind the number of a record in a follow-up link; even a mistyped one. */
    private static final Pattern LINK = Pattern.compile("(?i)(/follow/+[^/?&#]*/+)[^/?&#]+");

    /** A follow-up code, a token, and what has the three parts of one. */
    private static final Pattern KEY = Pattern.compile("(?<![0-9A-Fa-f])[0-9A-Fa-f]{32}(?![0-9A-Fa-f])"
            + "|eyJ[A-Za-z0-9_-]{8,}+\\.[A-Za-z0-9_-]++(?:\\.[A-Za-z0-9_-]*+)?"
            + "|(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{16,}+\\.[A-Za-z0-9_-]{16,}+\\.[A-Za-z0-9_-]{40,}+");

    /** Without one of these there is nothing to mask by the name of a parameter. */
    private static final List<String> TELLING =
            Stream.concat(SECRET.stream(), Stream.of("/follow/", "eyj")).toList();

    /** The least length of the first part of a token with three. */
    private static final int PART = 16;

    private static final int CODE = 32;
    private static final int MOST_ENCODINGS = 3;
    private static final String MASK = "…";

    private LogMasking() {}

    public static String of(String uri) {
        String plain = uri;
        for (int i = 0; i < MOST_ENCODINGS; i++) {
            String decoded = decoded(plain);
            if (decoded.equals(plain)) {
                break;
            }
            plain = decoded;
        }
        if (isHarmless(plain)) {
            return uri;
        }
        String masked = masked(uri);
        if (plain.equals(uri)) {
            return masked;
        }
        // What only its decoded form shows is logged in that form.
        String again = masked(plain);
        return again.equals(plain) || decoded(masked).equals(again) ? masked : again;
    }

    /** Whether a look without patterns, which most addresses pass, finds nothing that could be a key. */
    private static boolean isHarmless(String plain) {
        String lower = plain.toLowerCase(Locale.ROOT);
        if (plain.indexOf('%') >= 0 || TELLING.stream().anyMatch(lower::contains)) {
            return false;
        }
        int run = 0;
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (run == CODE || (run >= PART && c == '.')) {
                return false;
            }
            run = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ? run + 1 : 0;
        }
        return run < CODE;
    }

    private static String masked(String text) {
        String known = PARAMETER.matcher(text).replaceAll(LogMasking::parameter);
        return KEY.matcher(LINK.matcher(known).replaceAll("$1" + MASK)).replaceAll(MASK);
    }

    private static String parameter(MatchResult found) {
        boolean secret = SECRET.contains(decoded(found.group(2)).toLowerCase(Locale.ROOT));
        String all = secret ? found.group(1) + found.group(2) + "=" + MASK : found.group();
        return Matcher.quoteReplacement(all);
    }

    private static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] decoded = new byte[bytes.length];
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            int value = bytes[i] == '%' && i + 2 < bytes.length ? hex(bytes[i + 1]) * 16 + hex(bytes[i + 2]) : -1;
            decoded[length++] = value < 0 ? bytes[i] : (byte) value;
            i += value < 0 ? 0 : 2;
        }
        return new String(decoded, 0, length, StandardCharsets.UTF_8);
    }

    /** Far enough below zero for a pair with one digit to stay below, too. */
    private static int hex(byte digit) {
        int value = Character.digit(digit, 16);
        return value < 0 ? -1000 : value;
    }
}
