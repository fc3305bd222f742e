/**
 * Open311 GeoReport v2 at /open311/v2: discovery, service list, service requests and updates, read and posted.
 *
 * <p>Open311Face reads input, asks a resource (ServiceList, ServiceRequests, ServiceRequestUpdates, …Posting), and
 * writes its answer in the format asked for; errors go through Open311ErrorAnswers.
 *
 * <p>Only this room knows that a service is a category and a service request a report; it names no feature class.
 */
@NullMarked
package pilotcity.portal.face.open311;

import org.jspecify.annotations.NullMarked;
