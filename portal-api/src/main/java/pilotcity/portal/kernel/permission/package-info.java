/**
 * Who may do what: an Actor has Grants, and each act needs a Permission that one of them must cover.
 *
 * <p>A handler builds the Permission and calls Actor.require, which answers or throws a 403 that names what is missing.
 *
 * <p>It knows neither tokens nor HTTP requests nor the database.
 */
@NullMarked
package pilotcity.portal.kernel.permission;

import org.jspecify.annotations.NullMarked;
