/**
 * What is learnt from texts, as mathematics: functions of plain values.
 *
 * <p>A learned model is trained of labelled texts, written, read on every node, and asked.
 *
 * <p>It knows neither HTTP nor SQL nor the index, nor what the labels stand for.
 */
@NullMarked
package pilotcity.portal.kernel.learning;

import org.jspecify.annotations.NullMarked;
