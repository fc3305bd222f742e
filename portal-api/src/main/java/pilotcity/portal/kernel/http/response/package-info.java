/**
 * Sending a response: entity tags, Last-Modified, ranges, event streams, headers that every response has, the access
 * log.
 *
 * <p>A face calls ResponseSender, which answers 304 where the caller has the content already.
 *
 * <p>It knows no documents.
 */
@NullMarked
package pilotcity.portal.kernel.http.response;

import org.jspecify.annotations.NullMarked;
