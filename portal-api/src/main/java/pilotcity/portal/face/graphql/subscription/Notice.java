package pilotcity.portal.face.graphql.subscription;

import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.graphql.page.Item;
import pilotcity.portal.face.graphql.page.Key;

/**
 * One event of a subscription.
 *
 * @param item the document as it is after the change; null when there is none any more
 */
public record Notice(Key key, ChangeType change, @Nullable Item item) {}
