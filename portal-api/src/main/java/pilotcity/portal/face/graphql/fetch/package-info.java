/**
 * Data fetchers that read a field from its object alone or follow one link.
 *
 * <p>schema attaches a fetcher to each field; plan runs it without the full environment of GraphQL Java.
 *
 * <p>It knows no kind.
 */
@NullMarked
package pilotcity.portal.face.graphql.fetch;

import org.jspecify.annotations.NullMarked;
