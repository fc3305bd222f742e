/**
 * Executes a query level by level by a plan that is made of it once.
 *
 * <p>DocumentPlans finds the plan, PlanRun fills AnswerObjects level by level, PlanWriter writes them as JSON.
 *
 * <p>Whatever would be an error is left to GraphQL Java.
 */
@NullMarked
package pilotcity.portal.face.graphql.plan;

import org.jspecify.annotations.NullMarked;
