/**
 * What is learnt from texts, and how well: mathematics as functions of plain values.
 *
 * <p>LearnedModel bundles what is versioned together; the rooms below learn it, apply it and judge it.
 *
 * <p>It knows neither HTTP nor SQL nor the index, and no kind.
 */
@NullMarked
package pilotcity.portal.kernel.learning;

import org.jspecify.annotations.NullMarked;
