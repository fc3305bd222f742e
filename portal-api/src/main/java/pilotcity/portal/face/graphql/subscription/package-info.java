/**
 * Subscriptions: what is followed, who follows it, and the events they get.
 *
 * <p>SubscriptionOpening learns the interest, SubscriptionHub joins it to a topic, and each change is turned into
 * events.
 *
 * <p>It knows no transport.
 */
@NullMarked
package pilotcity.portal.face.graphql.subscription;

import org.jspecify.annotations.NullMarked;
