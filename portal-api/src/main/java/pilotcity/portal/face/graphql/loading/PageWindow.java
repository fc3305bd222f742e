package pilotcity.portal.face.graphql.loading;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.graphql.error.RequestRefusedException;
import pilotcity.portal.face.graphql.limit.GraphqlLimits;

/**
 * Which part of a list a connection shows (Relay, pagination arguments).
 *
 * @param size how many items, 0 or more
 * @param backwards whether the page ends at {@code cursor} instead of starting behind it
 * @param cursor null for the start of the list, or its end when {@code backwards}
 */
public record PageWindow(
        int size, boolean backwards, @Nullable String cursor) {

    /** @throws RequestRefusedException that names the argument when the four do not go together */
    public static PageWindow of(Map<String, @Nullable Object> arguments, GraphqlLimits limits) {
        Integer first = (Integer) arguments.get("first");
        Integer last = (Integer) arguments.get("last");
        String after = (String) arguments.get("after");
        String before = (String) arguments.get("before");
        if (first != null && last != null) {
            throw RequestRefusedException.argument("last", "give first or last, not both");
        }
        if (after != null && before != null) {
            throw RequestRefusedException.argument("before", "give after or before, not both");
        }
        boolean backwards = last != null || before != null;
        if (first != null && backwards) {
            throw RequestRefusedException.argument("first", "first goes with after; last goes with before");
        }
        if (after != null && backwards) {
            throw RequestRefusedException.argument("last", "last goes with before; first goes with after");
        }
        int size = size(backwards ? "last" : "first", backwards ? last : first, limits);
        return new PageWindow(size, backwards, backwards ? before : after);
    }

    /** @throws RequestRefusedException when {@code asked} is negative or larger than a page may be */
    public static int size(String argument, @Nullable Integer asked, GraphqlLimits limits) {
        int size = asked == null ? limits.pageSize() : asked;
        if (size < 0) {
            throw RequestRefusedException.argument(argument, argument + " must not be negative");
        }
        if (size > limits.maxPageSize()) {
            throw RequestRefusedException.argument(argument, argument + " must not exceed " + limits.maxPageSize());
        }
        return size;
    }
}
