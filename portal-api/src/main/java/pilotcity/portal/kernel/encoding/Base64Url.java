package pilotcity.portal.kernel.encoding;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Bytes in letters that addresses take as they are (RFC 4648, clause 5), without padding. */
public final class Base64Url {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private Base64Url() {}

    public static String write(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }

    /** Its UTF-8. */
    public static String write(String text) {
        return write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws IllegalArgumentException when it is none */
    public static byte[] read(String text) {
        return Base64.getUrlDecoder().decode(text);
    }

    /** @throws IllegalArgumentException when it is none */
    public static String readText(String text) {
        return new String(read(text), StandardCharsets.UTF_8);
    }
}
