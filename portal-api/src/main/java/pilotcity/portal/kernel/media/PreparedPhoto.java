package pilotcity.portal.kernel.media;
/** x. */
public record PreparedPhoto(
        byte[] original, byte[] jpeg, byte[] thumbnail, int width, int height, String sha256OfOriginal) {}
