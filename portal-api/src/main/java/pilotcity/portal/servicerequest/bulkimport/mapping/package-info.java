/**
 * From a row of an export to a service request, by a mapping in JSON.
 *
 * <p>ImportMapping names the columns, RowMapper makes a MappedRow or rejects the row, ImportWarnings collects doubts.
 *
 * <p>It writes nothing.
 */
@NullMarked
package pilotcity.portal.servicerequest.bulkimport.mapping;

import org.jspecify.annotations.NullMarked;
