/**
 * How probable it is that two reports mean the same thing, and how alike their words, addresses and pictures are.
 *
 * <p>A caller measures what it knows of two reports with TextSimilarity and PerceptualHash, puts it into
 * DuplicateEvidence and asks DuplicateProbability.
 *
 * <p>It knows neither requests, SQL nor the index: plain values go in, numbers come out.
 */
@NullMarked
package pilotcity.portal.kernel.learning.duplicate;

import org.jspecify.annotations.NullMarked;
