/**
 * CKAN's Action API, DataStore and feeds, read only.
 *
 * <p>CkanFace reads the action's name and parameters, ActionRegistry finds the action, Envelope wraps its answer.
 *
 * <p>It writes nothing and names no feature.
 */
@NullMarked
package pilotcity.portal.face.ckan;

import org.jspecify.annotations.NullMarked;
