/**
 * The description of the portal's own API: an OpenAPI document made of what the faces say of their operations, and a page to
 * try it on.
 */
@NullMarked
package pilotcity.portal.face.openapi;

import org.jspecify.annotations.NullMarked;
