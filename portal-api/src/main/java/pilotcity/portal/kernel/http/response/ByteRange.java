package pilotcity.portal.kernel.http.response;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import pilotcity.portal.kernel.problem.Problem;

/**
 * A part of a representation (RFC 9110, clause 14), both ends included. Several at once are not served: the whole is.
 */
public record ByteRange(long from, long to) {
    private static final Pattern ONE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

    public long length() {
        return to - from + 1;
    }

    /** As {@code Content-Range} says it. */
    public String of(long length) {
        return "bytes " + from + "-" + to + "/" + length;
    }

    /** Whether a part is asked for, and of the representation that has the strong {@code tag} (clause 13.1.5). */
    public static boolean isWanted(RoutingContext context, String tag) {
        String condition = context.request().getHeader("If-Range");
        Matcher range = match(context);
        return range.matches()
                && !(range.group(1).isEmpty() && range.group(2).isEmpty())
                && (condition == null || condition.equals(tag));
    }

    private static Matcher match(RoutingContext context) {
        return ONE.matcher(String.valueOf(context.request().getHeader("Range")));
    }

    /**
     * The part asked for, or empty where the range makes no sense and is to be ignored.
     *
     * @throws Problem RANGE_NOT_SATISFIABLE when nothing of {@code length} bytes lies in it
     */
    public static Optional<ByteRange> find(RoutingContext context, long length) {
        Matcher range = match(context);
        if (!range.matches() || range.group().endsWith("=-")) {
            return Optional.empty();
        }
        boolean suffix = range.group(1).isEmpty();
        long first = suffix ? Math.max(0, length - Long.parseLong(range.group(2))) : Long.parseLong(range.group(1));
        long last = suffix || range.group(2).isEmpty() ? length - 1 : Long.parseLong(range.group(2));
        if (!suffix && first > last && first < length) {
            return Optional.empty();
        }
        long end = Math.min(last, length - 1);
        if (first > end) {
            throw Problem.of(Problem.Kind.RANGE_NOT_SATISFIABLE, "there are " + length + " bytes")
                    .with("Content-Range", "bytes */" + length);
        }
        return Optional.of(new ByteRange(first, end));
    }
}
