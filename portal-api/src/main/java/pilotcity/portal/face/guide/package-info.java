/**
 * The guides of docs/guide as pages at /guide, with a search over them.
 *
 * <p>GuideReader renders the files at the start, Guides holds those of one language, GuideSearch finds sections,
 * GuideFace answers.
 *
 * <p>It knows no kind and nothing of what the portal publishes.
 */
@NullMarked
package pilotcity.portal.face.guide;

import org.jspecify.annotations.NullMarked;
