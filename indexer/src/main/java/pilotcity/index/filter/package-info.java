/**
 * The syntax tree of a filter (Filter, Expression) with the meaning of OGC CQL2, for every filter language of the
 * portal.
 *
 * <p>A parser (cql2text, cql2json or a face) builds the tree, check fits it to the fields, plan turns it into a query
 * or evaluate decides it per document.
 *
 * <p>The tree knows neither its parsers nor its evaluator, and nothing of Lucene.
 */
@NullMarked
package pilotcity.index.filter;

import org.jspecify.annotations.NullMarked;
