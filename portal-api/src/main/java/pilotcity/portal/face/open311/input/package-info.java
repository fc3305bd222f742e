/**
 * What a caller sends: parameters of reads, forms of posts, pages, keys.
 *
 * <p>ReadRequest and SubmissionReader read it; ServiceRequestQuery turns parameters into a search.
 *
 * <p>It reads no documents and writes nothing.
 */
@NullMarked
package pilotcity.portal.face.open311.input;

import org.jspecify.annotations.NullMarked;
