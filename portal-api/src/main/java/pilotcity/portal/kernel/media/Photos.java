package pilotcity.portal.kernel.media;
/** x. */
public final class Photos {
    public static final int MOST_BYTES = 8_000_000;

    private Photos() {}

    public static PreparedPhoto prepare(byte[] b) {
        return new PreparedPhoto(b, b, b, 1, 1, "");
    }
}
