/**
 * Reads documents of one state of the index: by hit, by key, by title, with the reader that shows the state.
 *
 * <p>run and Index ask HitReader or DocumentLookup for documents that a search found or a caller named.
 *
 * <p>It changes nothing and runs no searches.
 */
@NullMarked
package pilotcity.index.retrieval;

import org.jspecify.annotations.NullMarked;
