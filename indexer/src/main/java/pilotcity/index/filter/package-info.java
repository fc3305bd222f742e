/**
 * One abstract syntax for every filter language the portal speaks, with CQL2's meaning.
 *
 * <p>{@link pilotcity.index.filter.Cql2Text} and {@link pilotcity.index.filter.Cql2Json} read and write a
 * {@link pilotcity.index.filter.Filter}, {@link pilotcity.index.filter.FilterCheck} fits it to the fields it names, and
 * {@link pilotcity.index.filter.Evaluator} tells whether it holds for a document. Whatever is wrong with a filter is a
 * {@link pilotcity.index.filter.FilterException}.
 */
@NullMarked
package pilotcity.index.filter;

import org.jspecify.annotations.NullMarked;
