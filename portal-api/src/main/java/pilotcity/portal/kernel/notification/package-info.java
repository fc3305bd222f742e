/**
 * Tells listeners which documents have become searchable.
 *
 * <p>The change feed gives the keys to ChangeAnnouncer; each listener has a bounded ListenerQueue and a thread of its
 * own.
 *
 * <p>It knows neither sockets nor subscriptions.
 */
@NullMarked
package pilotcity.portal.kernel.notification;

import org.jspecify.annotations.NullMarked;
