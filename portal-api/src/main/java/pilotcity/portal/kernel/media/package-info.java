/**
 * Photos: encoded again without anything else that was in the file, and kept in the file store.
 *
 * <p>PhotoPreparation checks and decodes what was sent and makes a PreparedPhoto, whose files KeptPhoto keeps; PhotoStore
 * writes its row and reads it; PhotoMove moves the files of older rows, PhotoHashing computes their hashes.
 *
 * <p>It knows neither requests nor what a photo belongs to.
 */
@NullMarked
package pilotcity.portal.kernel.media;

import org.jspecify.annotations.NullMarked;
