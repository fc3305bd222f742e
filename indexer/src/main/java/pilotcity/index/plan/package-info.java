/**
 * Turns a SearchQuery into one Lucene query and one sort order (SearchPlan, SortPlan).
 *
 * <p>QueryPlanner gets the query, FilterCompiler its filter; each …Queries class compiles one sort of condition; run
 * executes the plan.
 *
 * <p>It looks at no document and knows nothing of pages, hits or facets.
 */
@NullMarked
package pilotcity.index.plan;

import org.jspecify.annotations.NullMarked;
