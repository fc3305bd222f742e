/**
 * Checks a filter against the fields of the kinds that are searched, and types its operands.
 *
 * <p>FilterCheck takes the tree that a parser built and returns one in which every property is known and every literal
 * has its type.
 *
 * <p>It neither parses text nor evaluates documents.
 */
@NullMarked
package pilotcity.index.filter.check;

import org.jspecify.annotations.NullMarked;
