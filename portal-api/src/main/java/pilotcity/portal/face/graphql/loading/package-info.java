/**
 * Documents and connection pages read from the index in batches while a request is answered.
 *
 * <p>Fetchers ask DocumentLoaders; LevelBatches reads everything of one level at once through the ReadContext.
 *
 * <p>It knows no schema and no transport.
 */
@NullMarked
package pilotcity.portal.face.graphql.loading;

import org.jspecify.annotations.NullMarked;
