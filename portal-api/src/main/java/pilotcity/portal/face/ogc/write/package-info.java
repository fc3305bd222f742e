/**
 * Create, replace, update and delete of features by the verbs of their kind.
 *
 * <p>FeatureWrites reads headers and body into verb inputs, writes, and answers once the index shows it.
 *
 * <p>It names no kind and no verb.
 */
@NullMarked
package pilotcity.portal.face.ogc.write;

import org.jspecify.annotations.NullMarked;
