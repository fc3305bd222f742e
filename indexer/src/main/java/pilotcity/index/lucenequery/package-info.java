/**
 * Lucene queries of our own: by the order of the index, by positions, by columns in memory, by the stored document.
 *
 * <p>The planner builds them; run executes them segment by segment.
 *
 * <p>They know neither filters as text nor how a search was asked.
 */
@NullMarked
package pilotcity.index.lucenequery;

import org.jspecify.annotations.NullMarked;
