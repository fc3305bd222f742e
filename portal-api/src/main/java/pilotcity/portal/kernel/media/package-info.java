/**
 * Photos: encoded again without anything else that was in the file, and stored in the database.
 *
 * <p>PhotoPreparation checks and decodes what was sent and makes a PreparedPhoto; PhotoStore writes and reads it.
 *
 * <p>It knows neither requests nor what a photo belongs to.
 */
@NullMarked
package pilotcity.portal.kernel.media;

import org.jspecify.annotations.NullMarked;
