/** Files that are nobody else's business. */
@NullMarked
package pilotcity.portal.kernel.files;

import org.jspecify.annotations.NullMarked;
