/**
 * {@code /guide}: the guides of {@code docs/guide} as pages, with a search over them. {@link GuideReader} renders a file,
 * {@link Guides} holds those of one language, {@link GuideSearch} finds their sections, {@link GuideFace} answers. It
 * knows nothing of what the portal publishes.
 */
@NullMarked
package pilotcity.portal.face.guide;

import org.jspecify.annotations.NullMarked;
