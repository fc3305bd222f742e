package pilotcity.portal.face.graphql.subscription;

import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.graphql.loading.GlobalId;
import pilotcity.portal.face.graphql.loading.LoadedDocument;

/**
 * One event of a subscription.
 *
 * @param item the document as it is after the change; null when there is none any more
 */
public record SubscriptionEvent(
        GlobalId key, ChangeType change, @Nullable LoadedDocument item) {}
