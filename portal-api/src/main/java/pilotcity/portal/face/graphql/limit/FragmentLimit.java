package pilotcity.portal.face.graphql.limit;

import graphql.language.Document;
import graphql.language.FragmentDefinition;
import graphql.parser.InvalidSyntaxException;
import java.util.function.Function;
import pilotcity.portal.face.graphql.error.ErrorCode;
import pilotcity.portal.face.graphql.error.RequestRefusedException;

/** Limits the number of fragments: detecting cycles among them takes time that grows with its cube. */
public final class FragmentLimit {
    private static final String KEYWORD = "fragment";

    private FragmentLimit() {}

    /**
     * @param parsing is asked only where there may be too many
     * @throws RequestRefusedException when there are more than {@code most}
     */
    public static void check(String query, Function<String, Document> parsing, int most) {
        if (mentioned(query) > most && defined(query, parsing) > most) {
            throw RequestRefusedException.of(
                    ErrorCode.QUERY_TOO_EXPENSIVE, "a query defines at most " + most + " fragments");
        }
    }

    private static int mentioned(String query) {
        int count = 0;
        for (int at = query.indexOf(KEYWORD); at >= 0; at = query.indexOf(KEYWORD, at + KEYWORD.length())) {
            count++;
        }
        return count;
    }

    private static int defined(String query, Function<String, Document> parsing) {
        try {
            return parsing.apply(query)
                    .getDefinitionsOfType(FragmentDefinition.class)
                    .size();
        } catch (InvalidSyntaxException e) {
            return 0;
        }
    }
}
