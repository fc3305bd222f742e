/**
 * The Action API's envelope: actions, their parameters, errors and JSON objects.
 *
 * <p>CkanFace reads ActionParameters, runs the Action, and writes its result or ActionException in an Envelope.
 *
 * <p>It knows no particular action.
 */
@NullMarked
package pilotcity.portal.face.ckan.protocol;

import org.jspecify.annotations.NullMarked;
