/**
 * Evaluates a filter on one document in three-valued logic: true, false or unknown.
 *
 * <p>FilterEvaluator compiles the checked tree into predicates once; each predicate then reads the values of one
 * document after another.
 *
 * <p>It knows no Lucene: it is the definition that the index must agree with.
 */
@NullMarked
package pilotcity.index.filter.evaluate;

import org.jspecify.annotations.NullMarked;
