/**
 * Bulk import of another city's export, its preview and its undo.
 *
 * <p>ServiceRequestImport reads the file (csv), maps rows (mapping), and BatchWriter writes them in batches.
 *
 * <p>It knows no HTTP.
 */
@NullMarked
package pilotcity.portal.servicerequest.bulkimport;

import org.jspecify.annotations.NullMarked;
