/** Records from other cities' exports: any CSV, by a small mapping. */
@NullMarked
package pilotcity.portal.record.bulk;

import org.jspecify.annotations.NullMarked;
