/**
 * What a feature is: its kind, its SQL, and what it may offer besides (verbs, importer, bulk import, demonstration
 * data, private part, scheduled tasks).
 *
 * <p>FeatureRegistry lists the features; change feed, verbs and faces work through this contract.
 *
 * <p>It knows no particular feature and no face.
 */
@NullMarked
package pilotcity.portal.kernel.feature;

import org.jspecify.annotations.NullMarked;
