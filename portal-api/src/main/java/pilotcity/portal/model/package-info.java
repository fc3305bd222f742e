/**
 * Models: every version that was learnt of what residents write, how well it does, and which one is in use.
 *
 * <p>TrainingSetReader reads the texts; ModelStore keeps what was learnt of them and says which version is in use;
 * Model is what everybody may know of a version, its card.
 *
 * <p>It knows how a model is kept and judged, and neither how it is learnt nor who asks it.
 */
@NullMarked
package pilotcity.portal.model;

import org.jspecify.annotations.NullMarked;
