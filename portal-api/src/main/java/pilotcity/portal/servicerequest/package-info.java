/**
 * Service requests (kind record): the public document, its fields, its history and custody, its verbs, its private
 * part.
 *
 * <p>A report comes in through intake, moves on through lifecycle, and is shown as ServiceRequest.
 *
 * <p>It knows no face and no other feature.
 */
@NullMarked
package pilotcity.portal.servicerequest;

import org.jspecify.annotations.NullMarked;
