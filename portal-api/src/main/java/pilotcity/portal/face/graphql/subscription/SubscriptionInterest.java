package pilotcity.portal.face.graphql.subscription;

import java.util.Set;
import pilotcity.index.document.DocumentKey;
import pilotcity.index.search.SearchQuery;

/**
 * The documents a subscription follows.
 *
 * @param kinds never empty
 * @param keys these documents only; empty for all
 * @param query finds the documents that are followed
 * @param gains whether only documents count that the query has begun to find
 */
public record SubscriptionInterest(Set<String> kinds, Set<DocumentKey> keys, SearchQuery query, boolean gains) {
    public SubscriptionInterest {
        kinds = Set.copyOf(kinds);
        keys = Set.copyOf(keys);
    }
}
