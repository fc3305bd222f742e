/**
 * OGC API Features and Records at /ogc.
 *
 * <p>OgcFace reads an OgcRequest and answers with documents from core, description, schema or items, as JSON or as a
 * page (OgcPages).
 *
 * <p>It names no feature; tiles join in through OgcApiExtension.
 */
@NullMarked
package pilotcity.portal.face.ogc;

import org.jspecify.annotations.NullMarked;
