/**
 * How well a classifier does: accuracy with its interval, calibration, and where it errs.
 *
 * <p>An EvaluationBuilder counts judged texts; Evaluation is what comes of the counts. Counts of parts can be added.
 *
 * <p>It knows no model and no file.
 */
@NullMarked
package pilotcity.portal.kernel.learning.evaluation;

import org.jspecify.annotations.NullMarked;
