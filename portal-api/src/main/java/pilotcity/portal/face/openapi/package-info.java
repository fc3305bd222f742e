/**
 * The OpenAPI document of the portal's own API, and the page to try it on.
 *
 * <p>OpenApiFace collects the operations that each face describes and writes them once per state.
 *
 * <p>It knows no face by name.
 */
@NullMarked
package pilotcity.portal.face.openapi;

import org.jspecify.annotations.NullMarked;
