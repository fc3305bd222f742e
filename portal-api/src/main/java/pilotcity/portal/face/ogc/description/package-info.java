/**
 * The OpenAPI 3.0 description of the OGC API at /ogc/api.
 *
 * <p>OgcApiDescription is made from the collections, their schemas and verbs when it is asked for.
 *
 * <p>It answers nothing but the description; the portal's own is in face.openapi.
 */
@NullMarked
package pilotcity.portal.face.ogc.description;

import org.jspecify.annotations.NullMarked;
