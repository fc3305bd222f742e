package pilotcity.portal.kernel.problem;

import io.vertx.ext.web.RoutingContext;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Gives every request a number that stands in its answer and in the log; a caller's own is kept, unless it may be a
 * key.
 */
public final class RequestId {
    private static final String HEADER = "X-Request-Id";
    private static final String KEY = "request-id";

    private RequestId() {}

    public static void assign(RoutingContext context) {
        String given = context.request().getHeader(HEADER);
        String id = given != null && isSafe(given) ? given : fresh();
        context.put(KEY, id);
        context.response().putHeader(HEADER, id);
    }

    private static boolean isSafe(String given) {
        return given.matches("[A-Za-z0-9._-]{1,64}") && LogMasking.of(given).equals(given);
    }

    private static String fresh() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }

    public static String of(RoutingContext context) {
        String id = context.get(KEY);
        return id == null ? "unknown" : id;
    }
}
