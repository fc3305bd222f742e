/**
 * CKAN's DataStore: the documents of a kind as a table, searched, described and dumped.
 *
 * <p>DatastoreQuery reads the parameters into a search, DatastoreRows writes its hits, DatastoreDump streams them all.
 *
 * <p>It answers no SQL and reads no database.
 */
@NullMarked
package pilotcity.portal.face.ckan.datastore;

import org.jspecify.annotations.NullMarked;
