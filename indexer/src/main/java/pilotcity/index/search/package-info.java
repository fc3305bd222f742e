/**
 * The contract of a search: what can be asked (SearchQuery, TileQuery) and what is answered (Hits, TileContent, Extent,
 * Coverage).
 *
 * <p>Every face fills in a SearchQuery, Index.search answers with Hits.
 *
 * <p>It knows no engine: no Lucene, no store, no plan.
 */
@NullMarked
package pilotcity.index.search;

import org.jspecify.annotations.NullMarked;
