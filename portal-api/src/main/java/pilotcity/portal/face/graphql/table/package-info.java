/**
 * Rows of published tables in GraphQL.
 *
 * <p>TableFields declares datasetTable and what is below it; TableArguments reads arguments into the queries of the
 * column engine, which TableReads asks on the thread that answers the request.
 *
 * <p>It knows no feature but the documents of data sets and of their versions.
 */
@NullMarked
package pilotcity.portal.face.graphql.table;

import org.jspecify.annotations.NullMarked;
