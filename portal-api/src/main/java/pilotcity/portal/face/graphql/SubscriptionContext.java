package pilotcity.portal.face.graphql;

import java.util.function.Function;
import pilotcity.portal.face.graphql.document.Documents;
import pilotcity.portal.face.graphql.socket.Holders;
import pilotcity.portal.kernel.changes.ChangeListener;
import pilotcity.portal.kernel.limits.OpenConnections;

/**
 * What subscriptions need of the portal, and which documents are known beforehand.
 *
 * @param tell has a listener told of what becomes searchable, until the handle is run
 */
public record SubscriptionContext(
        Function<ChangeListener, Runnable> tell, OpenConnections connections, Holders holders, Documents documents) {}
