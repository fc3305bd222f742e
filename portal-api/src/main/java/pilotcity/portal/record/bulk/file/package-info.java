/** Tables as files: their encoding, their delimiter, their rows. */
@NullMarked
package pilotcity.portal.record.bulk.file;

import org.jspecify.annotations.NullMarked;
