/**
 * The search index as one class to its callers (Index), with scans and views of one state.
 *
 * <p>Changes go through Index.apply to store; a query goes through Index.search to plan, lucenequery and run, and its
 * hits are read by retrieval.
 *
 * <p>It knows no database, no HTTP and no kind by name; no other room of the index may use it.
 */
@NullMarked
package pilotcity.index;

import org.jspecify.annotations.NullMarked;
