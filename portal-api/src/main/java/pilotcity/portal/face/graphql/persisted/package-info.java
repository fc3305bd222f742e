/**
 * Persisted documents: queries asked for by trusted name or by hash.
 *
 * <p>GraphqlRequestReader asks PersistedDocuments for the text that a request means.
 *
 * <p>It executes nothing.
 */
@NullMarked
package pilotcity.portal.face.graphql.persisted;

import org.jspecify.annotations.NullMarked;
