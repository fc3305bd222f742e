/**
 * Which encoding a text has.
 *
 * <p>EncodingDetector looks for marks, then at every line that is not ASCII; SingleEncodings weighs those that are not Unicode.
 * DetectedEncoding says which others it may be where few characters tell.
 *
 * <p>It decodes nothing for good, and knows no format.
 */
@NullMarked
package pilotcity.portal.kernel.table.source.encoding;

import org.jspecify.annotations.NullMarked;
