/**
 * Schema, queryables and sortables of a collection as JSON Schema.
 *
 * <p>CollectionSchemas derives them from the kind and its verbs.
 *
 * <p>It knows no request.
 */
@NullMarked
package pilotcity.portal.face.ogc.schema;

import org.jspecify.annotations.NullMarked;
