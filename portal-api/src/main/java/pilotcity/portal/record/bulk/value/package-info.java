/** Times, coordinates and words as other systems write them. */
@NullMarked
package pilotcity.portal.record.bulk.value;

import org.jspecify.annotations.NullMarked;
