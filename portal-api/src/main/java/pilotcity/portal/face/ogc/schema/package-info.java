/** What the properties of features are: schema, queryables, sortables. */
@NullMarked
package pilotcity.portal.face.ogc.schema;

import org.jspecify.annotations.NullMarked;
