/**
 * JSON, JSON Lines and GeoJSON (RFC 8259, RFC 7946, RFC 8142).
 *
 * <p>JsonScan goes through the whole file once for its tables and their columns; JsonReader gives the rows of one of them in a second pass.
 *
 * <p>It holds one row at a time.
 */
@NullMarked
package pilotcity.portal.kernel.table.source.json;

import org.jspecify.annotations.NullMarked;
