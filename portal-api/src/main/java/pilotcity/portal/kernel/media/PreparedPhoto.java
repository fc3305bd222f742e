package pilotcity.portal.kernel.media;

import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.learning.duplicate.PerceptualHash;

/**
 * A photo that may be stored: the picture alone, and the file as it was sent.
 *
 * @param original as it was sent; never published
 * @param jpeg the picture made anew, upright, in sRGB, without anything else that was in the file
 * @param thumbnail the same, small
 * @param width of {@code jpeg}
 * @param height of {@code jpeg}
 * @param hash by what the picture is known again; null where it is too plain
 */
public record PreparedPhoto(
        byte[] original,
        byte[] jpeg,
        byte[] thumbnail,
        int width,
        int height,
        String sha256OfOriginal,
        @Nullable PerceptualHash hash) {}
