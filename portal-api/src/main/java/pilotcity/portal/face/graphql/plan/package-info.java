/**
 * Executes queries level by level, each as a plan says that is made of it once. It does what GraphQL Java does, and only
 * while nothing goes wrong: whatever would be an error is left to GraphQL Java, which then executes the query anew.
 */
@NullMarked
package pilotcity.portal.face.graphql.plan;

import org.jspecify.annotations.NullMarked;
