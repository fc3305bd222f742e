/**
 * One writer for each format of export; to add a format, add a RowWriter and a value of ExportFormat.
 *
 * <p>ExportFormat.open makes the RowWriter, which writes row after row and keeps none.
 *
 * <p>It knows no request and no HTTP.
 */
@NullMarked
package pilotcity.portal.face.shared.export.format;

import org.jspecify.annotations.NullMarked;
