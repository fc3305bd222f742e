/**
 * Requests, collections, links and root documents of the OGC API.
 *
 * <p>OgcRequest settles language and media type; CollectionDocuments and RootDocuments describe what there is.
 *
 * <p>It reads no features and knows no HTML.
 */
@NullMarked
package pilotcity.portal.face.ogc.core;

import org.jspecify.annotations.NullMarked;
