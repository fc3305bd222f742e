/**
 * Whole searches as files with their provenance, by range, compressed, with a Data Package beside.
 *
 * <p>ExportFace reads an ExportRequest, ExportSender sends an ExportFile to the socket or answers 304 or 206.
 *
 * <p>The formats and the sending are in face.shared.export; it names no feature.
 */
@NullMarked
package pilotcity.portal.face.export;

import org.jspecify.annotations.NullMarked;
