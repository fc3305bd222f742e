package pilotcity.portal.face.graphql.limit;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an operation may cost at most, found before it is executed, with the limit of each.
 *
 * @param documents how many documents may be read
 * @param values how many values may be written
 */
public record QueryCost(long documents, long values, int depth, GraphqlLimits limits) {

    /** For {@code extensions.cost} of an answer. */
    public Map<String, Object> written() {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("documents", share(documents, limits.documents()));
        written.put("values", share(values, limits.fields()));
        written.put("depth", share(depth, limits.depth()));
        return written;
    }

    private static Map<String, Object> share(long used, long limit) {
        Map<String, Object> share = new LinkedHashMap<>();
        share.put("used", used);
        share.put("limit", limit);
        return share;
    }
}
