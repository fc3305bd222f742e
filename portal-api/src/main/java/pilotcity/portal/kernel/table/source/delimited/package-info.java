/**
 * CSV, TSV and their like (RFC 4180 and what people make of it).
 *
 * <p>DialectDetector looks at the text, DelimitedFile shows what they found, DelimitedReader reads rows with it or with what a publisher says instead.
 *
 * <p>It knows no other format, and repairs nothing.
 */
@NullMarked
package pilotcity.portal.kernel.table.source.delimited;

import org.jspecify.annotations.NullMarked;
