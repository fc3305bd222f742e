/** Files that are nobody else's business, and the digests of what is in files. */
@NullMarked
package pilotcity.portal.kernel.files;

import org.jspecify.annotations.NullMarked;
