/**
 * Text analysis: Chinese and English words, pinyin, character variants, and a person's words as a query.
 *
 * <p>TextAnalyzer cuts documents into terms at indexing; TextQueryBuilder cuts what somebody typed in the same way.
 *
 * <p>It knows neither kinds nor filters.
 */
@NullMarked
package pilotcity.index.text;

import org.jspecify.annotations.NullMarked;
