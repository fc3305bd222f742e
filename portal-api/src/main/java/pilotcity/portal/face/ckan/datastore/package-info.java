/** CKAN's DataStore over the documents of every kind. */
@NullMarked
package pilotcity.portal.face.ckan.datastore;

import org.jspecify.annotations.NullMarked;
