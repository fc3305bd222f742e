/**
 * Runs a plan over the segments: hits, total, facets, extent, coverage and suggestions.
 *
 * <p>SearchRun gets a plan, PlanSearch walks the ranges of each segment, collectors keep the best hits and count
 * facets.
 *
 * <p>It does not decide what is searched (plan does) and writes nothing.
 */
@NullMarked
package pilotcity.index.run;

import org.jspecify.annotations.NullMarked;
