package pilotcity.portal.face.graphql;

import java.util.function.Function;
import pilotcity.portal.face.graphql.persisted.PersistedDocuments;
import pilotcity.portal.face.graphql.socket.TokenHolderLookup;
import pilotcity.portal.kernel.limits.ConnectionLimit;
import pilotcity.portal.kernel.notification.ChangeListener;

/**
 * What subscriptions need from the portal: change events, connection limits, token holders, persisted documents.
 *
 * @param addListener registers a listener for what becomes searchable, until the handle is run
 */
public record SubscriptionContext(
        Function<ChangeListener, Runnable> addListener,
        ConnectionLimit connections,
        TokenHolderLookup holders,
        PersistedDocuments documents) {}
