/**
 * GraphQL over all kinds: one schema derived from what the kinds say of themselves, answered from the index, spoken as
 * the GraphQL-over-HTTP draft and the Relay connection specification ask.
 *
 * <p>A request is parsed, validated and weighed before anything is read; all of it then runs in one read of the index,
 * on one thread, and relations load in batches, level by level. No class here names a kind.
 */
@NullMarked
package pilotcity.portal.face.graphql;

import org.jspecify.annotations.NullMarked;
