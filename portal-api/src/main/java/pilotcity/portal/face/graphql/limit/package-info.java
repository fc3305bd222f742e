/**
 * What one request may ask for: depth, documents, values, fragments, mutations.
 *
 * <p>GraphqlEngine asks QueryCostAnalysis, FragmentLimit and MutationLimit before anything is read.
 *
 * <p>It executes nothing.
 */
@NullMarked
package pilotcity.portal.face.graphql.limit;

import org.jspecify.annotations.NullMarked;
