/**
 * Files that are made while they are sent: whole, in ranges, compressed, with their checksums.
 *
 * <p>A face gives ExportSender a GeneratedFile, which writes itself through ResponseOutputStream as often as is needed.
 *
 * <p>The formats are in format, the rows that they write in row; it knows neither documents nor tables.
 */
@NullMarked
package pilotcity.portal.face.shared.export;

import org.jspecify.annotations.NullMarked;
