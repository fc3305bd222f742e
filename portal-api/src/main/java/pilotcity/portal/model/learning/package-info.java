/**
 * Learning models of what a portal knows, judging them, and following which one is in use.
 *
 * <p>LearnRunner learns of a TrainingSet, compares and puts in use; ModelFollower has a node read words with what is in
 * use; ModelEvaluation judges by files.
 *
 * <p>It knows no page and no protocol.
 */
@NullMarked
package pilotcity.portal.model.learning;

import org.jspecify.annotations.NullMarked;
